// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.measure.Arithmetic;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Limit;
import org.doorclock.measure.Measure;
import org.doorclock.time.TimeInterval;

/** One case by one clock. To be read inside {@link CaseBook#read}. */
public final class Timing {

    private final Case owner;
    private final CaseEvent start;
    private final CaseEvent stop;
    private final long at;
    private int slot;

    Timing(final Case owner, final Clock clock) {
        this.owner = owner;
        this.start = startOf(owner, clock);
        this.stop = owner.first(clock.stop()).orElse(null);
        this.at = start != null ? start.best() : owner.events().getFirst().best();
    }

    public Case owner() {
        return owner;
    }

    /** The event that the clock starts on: the first of the highest precedence. */
    public Optional<CaseEvent> start() {
        return Optional.ofNullable(start);
    }

    /** What kind of clock start it is. */
    public Optional<ClockStart> clockStart() {
        return start == null ? Optional.empty() : start.clockStart();
    }

    public Optional<CaseEvent> stop() {
        return Optional.ofNullable(stop);
    }

    /** What the case is indexed by: its clock start or, if it has none, its first event. Nanoseconds since 1970. */
    public long at() {
        return at;
    }

    /** Whether minutes can be counted: what starts and what stops the clock is each known at least to the day. */
    public boolean isDated() {
        return (start == null || start.isDated()) && (stop == null || stop.isDated());
    }

    /** From best to best, in nanoseconds; meaningless without start and stop. */
    public long elapsedNanos(final Arithmetic arithmetic) {
        return TimingDay.elapsed(arithmetic, start.best(), stop.best());
    }

    /** Where the case stands under a measure of this clock, a clock that runs being judged at {@code now}. */
    public Standing standing(final MeasureSet.Place place, final Instant now) {
        final Standing known = known(place.measure());
        if (known != Standing.OPEN) {
            return known;
        }
        return place.measure()
                .limit()
                .map(limit -> Standing.of(limit.open(start.when(), now)))
                .orElse(Standing.RUNNING);
    }

    int slot() {
        return slot;
    }

    void slot(final int index) {
        slot = index;
    }

    /** What needs no present time to be known; {@link Standing#OPEN} for the rest. */
    Standing known(final Measure measure) {
        if (!measure.pathways().contains(owner.pathway())
                || stop == null
                        && owner.closed().filter(measure.leftOut()::contains).isPresent()) {
            return Standing.NOT_COUNTED;
        }
        if (start == null) {
            return Standing.NO_CLOCK_START;
        }
        if (stop == null) {
            return Standing.OPEN;
        }
        return measure.limit().map(this::stopped).orElseGet(this::timed);
    }

    private Standing stopped(final Limit limit) {
        return Standing.of(limit.stopped(start.when(), stop.when()));
    }

    private Standing timed() {
        final TimeInterval from = start.when();
        final Duration longest = stop.when().longestSince(from);
        return longest.isNegative() ? Standing.STOP_BEFORE_START : Standing.TIMED;
    }

    private static CaseEvent startOf(final Case owner, final Clock clock) {
        CaseEvent best = null;
        int bestPrecedence = clock.starts().size();
        for (final CaseEvent event : owner.events()) {
            final int precedence = clock.precedence(event);
            if (precedence < bestPrecedence) {
                best = event;
                bestPrecedence = precedence;
            }
        }
        return best;
    }
}
