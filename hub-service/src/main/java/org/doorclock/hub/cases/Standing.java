// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.Optional;
import org.doorclock.measure.Judgement;
import org.doorclock.measure.Judgement.Reason;
import org.doorclock.measure.Verdict;

/** Where a case stands under a measure. */
public enum Standing {
    /** The clock runs; the present time decides. Never answered by {@link Timing#standing}. */
    OPEN,
    MET,
    MISSED,
    RUNNING,
    /** Indeterminate: the interval straddles the limit. */
    STRADDLES,
    /** Indeterminate: the stop is before the start. */
    STOP_BEFORE_START,
    /** Nothing on record starts the clock. */
    NO_CLOCK_START,
    /** Stopped, under a measure without a limit. */
    TIMED,
    /** Not a case of this measure: another pathway, or closed for a reason that leaves it out. */
    NOT_COUNTED;

    static Standing of(final Judgement judgement) {
        return switch (judgement.verdict()) {
            case MET -> MET;
            case MISSED -> MISSED;
            case RUNNING -> RUNNING;
            case INDETERMINATE -> judgement.reason() == Reason.STOP_BEFORE_START ? STOP_BEFORE_START : STRADDLES;
        };
    }

    /** The verdict, where there is one. */
    public Optional<Verdict> verdict() {
        return switch (this) {
            case MET -> Optional.of(Verdict.MET);
            case MISSED -> Optional.of(Verdict.MISSED);
            case RUNNING -> Optional.of(Verdict.RUNNING);
            case STRADDLES, STOP_BEFORE_START -> Optional.of(Verdict.INDETERMINATE);
            case OPEN, NO_CLOCK_START, TIMED, NOT_COUNTED -> Optional.empty();
        };
    }

    /** Why there is no better verdict; empty if there is nothing to say. */
    public String reason() {
        return switch (this) {
            case STRADDLES -> Reason.INTERVAL_STRADDLES_LIMIT.wireName();
            case STOP_BEFORE_START -> Reason.STOP_BEFORE_START.wireName();
            case NO_CLOCK_START -> "no-clock-start";
            case NOT_COUNTED -> "not-counted";
            case TIMED -> "no-limit";
            case OPEN, MET, MISSED, RUNNING -> "";
        };
    }
}
