// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.doorclock.time.TimeInterval;

/** What a campaign's runs came to: faults, intervals, how wide they were, and those that missed the truth. */
final class ClockReport {

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;
    private static final double NANOS = 1e9;
    private static final int MOST_MISSES_SAID = 20;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, List<Duration>> widths = new TreeMap<>();
    private final List<String> misses = new ArrayList<>();

    void count(final String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** Holds an interval against the truth. */
    void check(final String kind, final TimeInterval interval, final Instant truth, final String where) {
        widths.computeIfAbsent(kind, key -> new ArrayList<>()).add(interval.width());
        if (!interval.encloses(TimeInterval.exactly(truth))) {
            misses.add("%s: %s misses by %s s: %s to %s, true %s"
                    .formatted(
                            where,
                            kind,
                            interval.gap(TimeInterval.exactly(truth)).toMillis() / 1e3,
                            interval.earliest(),
                            interval.latest(),
                            truth));
        }
    }

    void differs(final String where) {
        misses.add(where + ": a replay of the hub's journal places it elsewhere");
    }

    List<String> misses() {
        return misses;
    }

    int counted(final String what) {
        return counts.getOrDefault(what, 0);
    }

    /** The width that so many of a kind of interval do not exceed; zero if there was none of this kind. */
    Duration width(final String kind, final double share) {
        final List<Duration> all = new ArrayList<>(widths.getOrDefault(kind, List.of(Duration.ZERO)));
        Collections.sort(all);
        return all.get((int) Math.ceil(share * (all.size() - 1)));
    }

    String text() {
        final StringBuilder text = new StringBuilder();
        counts.forEach((what, count) -> text.append("%-34s %8d%n".formatted(what, count)));
        text.append("%n%-34s %8s %14s %14s%n".formatted("intervals", "n", "width p50 s", "width p99 s"));
        widths.forEach((kind, all) -> text.append("%-34s %8d %14s %14s%n"
                .formatted(kind, all.size(), seconds(width(kind, MEDIAN)), seconds(width(kind, P99)))));
        text.append("%nintervals that miss the truth: %d%n".formatted(misses.size()));
        misses.stream()
                .limit(MOST_MISSES_SAID)
                .forEach(miss -> text.append(miss).append(System.lineSeparator()));
        return text.toString();
    }

    private static String seconds(final Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / NANOS);
    }
}
