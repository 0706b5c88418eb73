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

    /**
     * The latest stop of the last day that saw one, or of the day before it, as a stop may be a day after its start.
     *
     * @param most later stops are not looked at
     */
    Optional<CaseEvent> latestStop(final long most) {
        CaseEvent latest = null;
        for (final TimingDay day : days.descendingMap().values()) {
            final CaseEvent stop = day.latestStop(most).orElse(null);
            if (latest != null) {
                return Optional.of(stop != null && stop.best() > latest.best() ? stop : latest);
            }
            latest = stop;
        }
        return Optional.ofNullable(latest);
    }

    private static long dayOf(final long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_DAY);
    }
}
