// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.doorclock.measure.Measure;

/** Timings by one clock, by the UTC day of {@link Timing#at()}: what a period needs is found without looking at the rest. */
final class TimingDays {

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private final List<Measure> measures;
    private final TreeMap<Long, TimingDay> days = new TreeMap<>();

    /** @param measures those of this clock */
    TimingDays(final List<Measure> measures) {
        this.measures = measures;
    }

    void add(final Timing timing, final int door) {
        days.computeIfAbsent(dayOf(timing.at()), key -> new TimingDay(measures)).add(timing, door);
    }

    void remove(final Timing timing) {
        final long key = dayOf(timing.at());
        final TimingDay day = days.get(key);
        day.remove(timing);
        if (day.isEmpty()) {
            days.remove(key);
        }
    }

    /** Counts those from {@code from} (inclusive) to {@code to} (exclusive), nanoseconds since 1970. */
    void count(final MeasureSet.Place place, final long from, final long to, final Instant now, final Counter counter) {
        days.subMap(dayOf(from), true, dayOf(to), true)
                .values()
                .forEach(day -> day.count(place, from, to, now, counter));
    }

    /** Shows those from {@code from} (inclusive) to {@code to} (exclusive), nanoseconds since 1970. */
    void each(
            final MeasureSet.Place place,
            final long from,
            final long to,
            final Instant now,
            final CaseBook.Visitor visitor) {
        days.subMap(dayOf(from), true, dayOf(to), true)
                .values()
                .forEach(day -> day.each(place, from, to, now, visitor));
    }

    /** The latest stop of a day that is not after {@code most}. */
    Optional<CaseEvent> latestStop(final long day, final long most) {
        return Optional.ofNullable(days.get(day)).flatMap(timings -> timings.latestStop(most));
    }

    /** The last day that is before another. */
    Optional<Long> dayBefore(final long day) {
        return Optional.ofNullable(days.lowerKey(day));
    }

    /** The day of an instant, since 1970, by UTC. */
    static long dayOf(final long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_DAY);
    }

    /** The first nanosecond of a day, held at the ends of what can be told. */
    static long startOf(final long day) {
        return day <= dayOf(Long.MIN_VALUE)
                ? Long.MIN_VALUE
                : day > dayOf(Long.MAX_VALUE) ? Long.MAX_VALUE : day * NANOS_PER_DAY;
    }
}
