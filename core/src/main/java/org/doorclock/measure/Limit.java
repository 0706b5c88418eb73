// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.time.Duration;
import java.time.Instant;
import org.doorclock.measure.Judgement.Reason;
import org.doorclock.time.TimeInterval;

/**
 * How long a clock may run, and the arithmetic that decides it. Pure.
 *
 * @param minutes the limit, above 0
 * @param inclusive whether exactly the limit still meets it
 * @param arithmetic how the times are taken
 */
public record Limit(int minutes, boolean inclusive, Arithmetic arithmetic) {

    public Limit {
        if (minutes < 1) {
            throw new IllegalArgumentException("a limit is at least a minute: " + minutes);
        }
    }

    public Duration duration() {
        return Duration.ofMinutes(minutes);
    }

    /**
     * Of a clock that stopped: met or missed where both ends of the intervals agree on it, else indeterminate. A stop that
     * was certainly before the start is quarantined, where SSNAP's published code takes it for a success.
     */
    public Judgement stopped(final TimeInterval start, final TimeInterval stop) {
        if (stop.longestSince(start).isNegative()) {
            return Judgement.impossible(Reason.STOP_BEFORE_START);
        }
        final TimeInterval from = arithmetic.of(start);
        final TimeInterval to = arithmetic.of(stop);
        if (holds(to.longestSince(from))) {
            return Judgement.decided(Verdict.MET);
        }
        return holds(to.shortestSince(from))
                ? Judgement.undecided(Reason.INTERVAL_STRADDLES_LIMIT)
                : Judgement.decided(Verdict.MISSED);
    }

    /** Of a clock that has not stopped by {@code now}: running until the limit can have passed, missed once it must have. */
    public Judgement open(final TimeInterval start, final Instant now) {
        final TimeInterval from = arithmetic.of(start);
        final TimeInterval to = arithmetic.of(TimeInterval.exactly(now));
        if (holds(to.longestSince(from))) {
            return Judgement.decided(Verdict.RUNNING);
        }
        return holds(to.shortestSince(from))
                ? Judgement.undecided(Reason.INTERVAL_STRADDLES_LIMIT)
                : Judgement.decided(Verdict.MISSED);
    }

    private boolean holds(final Duration elapsed) {
        final int compared = elapsed.compareTo(duration());
        return inclusive ? compared <= 0 : compared < 0;
    }
}
