// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.List;
import org.doorclock.identity.Identifier;
import org.doorclock.identity.Sealer;
import org.doorclock.identity.Tokeniser;

/** Turns identifiers into what may leave the process. Safe for use by many threads. */
public final class Pseudonymiser {

    private final Tokeniser tokeniser;
    private final Sealer sealer;

    public Pseudonymiser(final Tokeniser tokeniser, final Sealer sealer) {
        this.tokeniser = tokeniser;
        this.sealer = sealer;
    }

    /** @param identifiers of one patient, the strongest first; at least one */
    public PatientRef pseudonymise(final List<Identifier> identifiers) {
        return new PatientRef(identifiers.stream().map(tokeniser::token).toList(), sealer.seal(identifiers));
    }
}
