// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Timings by the UTC day of {@link Timing#at()}: what a period needs is found without looking at the rest. */
final class TimingDays {

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private final TreeMap<Long, List<Timing>> days = new TreeMap<>();

    void add(final Timing timing) {
        final List<Timing> day = days.computeIfAbsent(dayOf(timing.at()), key -> new ArrayList<>());
        timing.slot(day.size());
        day.add(timing);
    }

    /** The last of the day takes its place: no order is kept within a day. */
    void remove(final Timing timing) {
        final long key = dayOf(timing.at());
        final List<Timing> day = days.get(key);
        final Timing last = day.removeLast();
        if (last != timing) {
            day.set(timing.slot(), last);
            last.slot(timing.slot());
        }
        if (day.isEmpty()) {
            days.remove(key);
        }
    }

    /** Those from {@code from} (inclusive) to {@code to} (exclusive), nanoseconds since 1970. */
    void between(final long from, final long to, final Consumer<Timing> visitor) {
        final NavigableMap<Long, List<Timing>> part = days.subMap(dayOf(from), true, dayOf(to), true);
        for (final List<Timing> day : part.values()) {
            for (final Timing timing : day) {
                if (timing.at() >= from && timing.at() < to) {
                    visitor.accept(timing);
                }
            }
        }
    }

    /** The timings of whole UTC days, latest day first. */
    Iterable<List<Timing>> latestDaysFirst() {
        return days.descendingMap().values();
    }

    private static long dayOf(final long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_DAY);
    }
}
