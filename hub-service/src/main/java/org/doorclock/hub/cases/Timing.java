// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.measure.Arithmetic;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Limit;
import org.doorclock.measure.Measure;
import org.doorclock.time.TimeInterval;

/**
 * One case by one clock, with all that is decided already kept ready, so that a hundred thousand of them are counted in
 * milliseconds. To be read inside {@link CaseBook#read}.
 */
public final class Timing {

    private static final int STANDING_BITS = 4;
    private static final long STANDING_MASK = (1 << STANDING_BITS) - 1;
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;
    private static final Standing[] STANDINGS = Standing.values();

    private final Case owner;
    private final CaseEvent start;
    private final CaseEvent stop;
    private final long at;
    private final long standings;
    private int slot;

    Timing(final Case owner, final Clock clock, final List<Measure> measures) {
        this.owner = owner;
        this.start = startOf(owner, clock);
        this.stop = owner.first(clock.stop()).orElse(null);
        this.at = start != null ? start.best() : owner.events().getFirst().best();
        long packed = 0;
        for (int i = 0; i < measures.size(); i++) {
            packed |= (long) decide(measures.get(i)).ordinal() << (STANDING_BITS * i);
        }
        this.standings = packed;
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

    /** From best to best, in nanoseconds; meaningless without start and stop. */
    public long elapsedNanos(final Arithmetic arithmetic) {
        return switch (arithmetic) {
            case EXACT -> Nanos.between(start.best(), stop.best());
            case MINUTE_FLOORED ->
                (Math.floorDiv(stop.best(), NANOS_PER_MINUTE) - Math.floorDiv(start.best(), NANOS_PER_MINUTE))
                        * NANOS_PER_MINUTE;
        };
    }

    /** Where the case stands under a measure of this clock, a clock that runs being judged at {@code now}. */
    public Standing standing(final MeasureSet.Place place, final Instant now) {
        final Standing known = STANDINGS[(int) (standings >>> (STANDING_BITS * place.slot()) & STANDING_MASK)];
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

    private Standing decide(final Measure measure) {
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
