// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.List;

/**
 * A patient without an identity: keyed tokens, and the identifiers themselves sealed to the hub's public key.
 *
 * @param tokens keyed tokens of every identifier that the symbol carried, the strongest (NHS Number) first; at least one.
 *     Two references that share a token are the same patient
 * @param sealed the identifiers, readable with the hub's private key alone, base64url; empty where none was kept
 */
public record PatientRef(List<String> tokens, String sealed) {

    public PatientRef {
        tokens = List.copyOf(tokens);
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("a patient reference needs a token");
        }
    }

    /** The token that stands for the patient where one must. */
    public String token() {
        return tokens.getFirst();
    }
}
