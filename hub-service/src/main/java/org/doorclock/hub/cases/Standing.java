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
    /** Quarantined: the stop is before the start. */
    STOP_BEFORE_START,
    /** Quarantined: so long between them that a date must be wrong. */
    ABSURDLY_LONG,
    /** Quarantined: the clock starts after now. */
    STARTS_IN_THE_FUTURE,
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
            case INDETERMINATE -> STRADDLES;
            case QUARANTINED -> STOP_BEFORE_START;
        };
    }

    /** The verdict, where there is one. */
    public Optional<Verdict> verdict() {
        return switch (this) {
            case MET -> Optional.of(Verdict.MET);
            case MISSED -> Optional.of(Verdict.MISSED);
            case RUNNING -> Optional.of(Verdict.RUNNING);
            case STRADDLES -> Optional.of(Verdict.INDETERMINATE);
            case STOP_BEFORE_START, ABSURDLY_LONG, STARTS_IN_THE_FUTURE -> Optional.of(Verdict.QUARANTINED);
            case OPEN, NO_CLOCK_START, TIMED, NOT_COUNTED -> Optional.empty();
        };
    }

    /** Why there is no better verdict; empty if there is nothing to say. */
    public String reason() {
        return switch (this) {
            case STRADDLES -> Reason.INTERVAL_STRADDLES_LIMIT.wireName();
            case STOP_BEFORE_START -> Reason.STOP_BEFORE_START.wireName();
            case ABSURDLY_LONG -> Reason.ABSURDLY_LONG.wireName();
            case STARTS_IN_THE_FUTURE -> Reason.STARTS_IN_THE_FUTURE.wireName();
            case NO_CLOCK_START -> "no-clock-start";
            case NOT_COUNTED -> "not-counted";
            case TIMED -> "no-limit";
            case OPEN, MET, MISSED, RUNNING -> "";
        };
    }

    /** What figures count it as and lists of cases are asked for: the verdict or, where there is none, why. */
    public String outcome() {
        return verdict().map(Verdict::wireName).orElseGet(this::reason);
    }

    /** Whether the times of start and stop are believed, so that minutes may be counted from them. */
    public boolean isBelieved() {
        return verdict().filter(Verdict.QUARANTINED::equals).isEmpty();
    }
}
