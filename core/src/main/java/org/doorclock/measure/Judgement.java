// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

/**
 * A verdict and why.
 *
 * @param verdict what the measure says
 * @param reason why nothing better can be said; {@link Reason#DECIDED} where something can
 */
public record Judgement(Verdict verdict, Reason reason) {

    /** Why a verdict is what it is. */
    public enum Reason {
        /** The times decide it. */
        DECIDED("decided"),
        /** The limit lies between the shortest and the longest time that can have passed. */
        INTERVAL_STRADDLES_LIMIT("interval-straddles-limit"),
        /** The clock stopped before it started: one of the times is wrong. Kept aside for a person to look at. */
        STOP_BEFORE_START("stop-before-start");

        private final String wireName;

        Reason(final String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    static Judgement decided(final Verdict verdict) {
        return new Judgement(verdict, Reason.DECIDED);
    }

    static Judgement undecided(final Reason reason) {
        return new Judgement(Verdict.INDETERMINATE, reason);
    }
}
