// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.util.Arrays;
import java.util.Optional;

/** Why a certificate was revoked; those of RFC 5280, section 5.3.1, that occur here. */
public enum RevocationReason {
    UNSPECIFIED("unspecified", 0),
    /** Somebody else may have the key: the device was stolen or is lost. */
    KEY_COMPROMISE("key-compromise", 1),
    /** Another certificate of the same holder takes its place. */
    SUPERSEDED("superseded", 4),
    /** The device is out of use. */
    CESSATION_OF_OPERATION("cessation-of-operation", 5);

    private final String word;
    private final int code;

    RevocationReason(final String word, final int code) {
        this.word = word;
        this.code = code;
    }

    /** As the register and the command line have it. */
    public String word() {
        return word;
    }

    /** As a revocation list has it. */
    public int code() {
        return code;
    }

    @Override
    public String toString() {
        return word;
    }

    public static Optional<RevocationReason> of(final String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word.equals(word))
                .findFirst();
    }
}
