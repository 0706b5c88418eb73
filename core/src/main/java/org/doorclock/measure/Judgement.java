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
        /** The clock certainly stopped before it started. */
        STOP_BEFORE_START("stop-before-start"),
        /** So long after it started that a date must be wrong. */
        ABSURDLY_LONG("absurdly-long"),
        /** The clock certainly starts after now. */
        STARTS_IN_THE_FUTURE("starts-in-the-future");

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

    static Judgement impossible(final Reason reason) {
        return new Judgement(Verdict.QUARANTINED, reason);
    }
}
