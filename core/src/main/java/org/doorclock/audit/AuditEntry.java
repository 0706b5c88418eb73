// SPDX-License-Identifier: Apache-2.0
package org.doorclock.audit;

import java.time.Instant;

/**
 * One thing that somebody did or tried to do. No field ever holds a patient's identifier, a password or a token.
 *
 * @param seq from 1, without gaps
 * @param at when, by this computer's clock
 * @param who such as {@code user:anna}, {@code token:nightly}, {@code os:root}, {@code nobody}
 * @param what one of the words that a program audits with, never changed once used
 * @param outcome how it ended
 * @param about what it was done to or where it came from, in words; may be empty
 * @param previous the hash of the entry before; {@link #BEGINNING} for the first
 * @param hash SHA-256 in hexadecimal over all the others, as they stand in the file
 */
public record AuditEntry(
        long seq, Instant at, String who, String what, Outcome outcome, String about, String previous, String hash) {

    /** What stands for the hash before the first entry. */
    public static final String BEGINNING = "0".repeat(64);

    /** How it ended. */
    public enum Outcome {
        /** It was done. */
        DONE("done"),
        /** It was not allowed. */
        REFUSED("refused"),
        /** It was allowed and could not be done. */
        FAILED("failed");

        private final String word;

        Outcome(final String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
