// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.measure.Arithmetic;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Measure;
import org.doorclock.time.TimeInterval;

/** One case by one clock. To be read inside {@link CaseBook#read}. */
public final class Timing {

    /** Clocks of doors and hub may be so far apart without anybody having said anything of the future. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private static final Standing[] STANDINGS = Standing.values();

    private final Case owner;
    private final CaseEvent start;
    private final CaseEvent stop;
    private final List<Measure> measures;
    private final boolean[] counted;
    /** The ordinal of the standing under each measure; empty as long as nobody has asked. */
    private byte[] knowns = {};

    private final long at;
    private int slot;

    /**
     * @param place the clock's
     * @param measures of the clock, in the order of their slots
     * @param eligibility of a case like this
     */
    Timing(
            final Case owner,
            final Clock clock,
            final int place,
            final List<Measure> measures,
            final Eligibility eligibility) {
        this.owner = owner;
        this.stop = owner.first(clock.stop()).orElse(null);
        this.start = startOf(owner, clock, stop);
        this.measures = measures;
        this.counted = eligibility.of(place, stop != null);
        this.at = start != null ? start.best() : owner.events().getFirst().best();
    }

    public Case owner() {
        return owner;
    }

    /**
     * The event that the clock starts on: the first of the highest precedence. One that came certainly after the stop, as a
     * registration does after a patient went straight to the scanner, only where there is no other.
     */
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

    /** {@link #at} as an instant. */
    public Instant when() {
        return Nanos.toInstant(at);
    }

    /** Whether minutes can be counted: what starts and what stops the clock is each known at least to the day. */
    public boolean isDated() {
        return (start == null || start.isDated()) && (stop == null || stop.isDated());
    }

    /** From best to best, in nanoseconds; meaningless without start and stop. */
    public long elapsedNanos(final Arithmetic arithmetic) {
        return TimingDay.elapsed(arithmetic, start.best(), stop.best());
    }

    /** The least that the uncertainty of both times allows, in nanoseconds; meaningless without start and stop. */
    public long shortestNanos(final Arithmetic arithmetic) {
        return TimingDay.elapsed(arithmetic, start.latest(), stop.earliest());
    }

    /** The most that the uncertainty of both times allows, in nanoseconds; meaningless without start and stop. */
    public long longestNanos(final Arithmetic arithmetic) {
        return TimingDay.elapsed(arithmetic, start.earliest(), stop.latest());
    }

    /** Where the case stands under a measure of this clock, a clock that runs being judged at {@code now}. */
    public Standing standing(final MeasureSet.Place place, final Instant now) {
        final Standing known = knowns.length == 0 ? find(place.slot()) : STANDINGS[knowns[place.slot()]];
        if (known != Standing.OPEN) {
            return known;
        }
        return running(place.measure(), start.when(), now);
    }

    /** Where a clock stands that started then and has not stopped. */
    static Standing running(final Measure measure, final TimeInterval start, final Instant now) {
        if (start.earliest().isAfter(now.plus(CLOCKS_APART))) {
            return Standing.STARTS_IN_THE_FUTURE;
        }
        return measure.limit().map(limit -> Standing.of(limit.open(start, now))).orElse(Standing.RUNNING);
    }

    int slot() {
        return slot;
    }

    void slot(final int index) {
        slot = index;
    }

    /** What needs no present time to be known under the measure of a slot; {@link Standing#OPEN} for the rest. */
    Standing known(final int ofMeasure) {
        if (knowns.length == 0) {
            knowns = find();
        }
        return STANDINGS[knowns[ofMeasure]];
    }

    private byte[] find() {
        final byte[] found = new byte[counted.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = (byte) find(i).ordinal();
        }
        return found;
    }

    private Standing find(final int ofMeasure) {
        if (!counted[ofMeasure]) {
            return Standing.NOT_COUNTED;
        }
        if (start == null) {
            return Standing.NO_CLOCK_START;
        }
        return stop == null ? Standing.OPEN : stopped(measures.get(ofMeasure), start.when(), stop.when());
    }

    /** Whether any measure of this clock counts the case. */
    boolean isCounted() {
        for (final boolean each : counted) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    private static Standing stopped(final Measure measure, final TimeInterval from, final TimeInterval to) {
        if (to.longestSince(from).isNegative()) {
            return Standing.STOP_BEFORE_START;
        }
        if (to.shortestSince(from).compareTo(measure.absurdAfter()) > 0) {
            return Standing.ABSURDLY_LONG;
        }
        return measure.limit()
                .map(limit -> Standing.of(limit.stopped(from, to)))
                .orElse(Standing.TIMED);
    }

    /** What came certainly after the stop did not start the clock, if anything else may have. */
    private static CaseEvent startOf(final Case owner, final Clock clock, final CaseEvent stop) {
        CaseEvent best = null;
        int bestPrecedence = 2 * clock.starts().size();
        for (final CaseEvent event : owner.events()) {
            final int precedence = clock.precedence(event);
            if (precedence == clock.starts().size()) {
                continue;
            }
            final int late = stop != null && event.isCertainlyAfter(stop)
                    ? clock.starts().size()
                    : 0;
            if (precedence + late < bestPrecedence) {
                best = event;
                bestPrecedence = precedence + late;
            }
        }
        return best;
    }
}
