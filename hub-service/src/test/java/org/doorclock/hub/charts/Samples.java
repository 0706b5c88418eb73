// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.doorclock.hub.statistics.ChartRules;
import org.doorclock.hub.statistics.Count;
import org.doorclock.hub.statistics.Direction;
import org.doorclock.hub.statistics.Funnel;
import org.doorclock.hub.statistics.Rebase;

/** Series to draw. */
final class Samples {

    /** Steady for eleven months, then better. */
    static final double[] SHARES = {
        .41, .47, .44, .52, .39, .46, .50, .43, .48, .45, .42, .49, .55, .58, .61, .54, .63, .59, .66, .60, .57, .64,
        .62, .68
    };

    static final double[] MINUTES = {48, 44, 51, 46, 43, 50, 47, 52, 41, 45, 49, 44, 40, 38, 36, 33, 30, 27, 25};

    static final ChartRules FIRST_TWELVE = new ChartRules(true, OptionalInt.of(12), 7, 7, List.of());

    static final Words WITHIN_AN_HOUR = new Words(
            "Scanned within 1 hour of arrival",
            "Percent of stroke patients",
            "month",
            Unit.PERCENT,
            Direction.HIGHER_IS_BETTER,
            Optional.of(0.5));

    static final Words MEDIANS = new Words(
            "Time from arrival to brain imaging, in a network with a rather long name of its own",
            "Median minutes",
            "week",
            Unit.MINUTES,
            Direction.LOWER_IS_BETTER,
            Optional.empty());

    private static final String[] SITES = {
        "Ashby",
        "Barton",
        "Corby General",
        "Dalton",
        "Easton",
        "Farley",
        "Garton",
        "Hexley",
        "Ilford Road",
        "Jarvis",
        "Kelso",
        "Lowton",
        "Marsh",
        "North"
    };

    private Samples() {}

    static ChartRules rebased(final String reason) {
        return new ChartRules(true, OptionalInt.empty(), 7, 7, List.of(new Rebase(12, reason)));
    }

    static List<Period> months(final int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Period(YearMonth.of(2024, 12).plusMonths(i).toString(), 35 + (i * 7) % 11))
                .toList();
    }

    static List<Period> weeks(final int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Period("2026-W%02d".formatted(i + 20), 30 + i))
                .toList();
    }

    static List<Period> days(final int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Period(YearMonth.of(2025, 12).atDay(1).plusDays(i).toString(), 120 + i))
                .toList();
    }

    static List<Count> counts() {
        return IntStream.range(0, SHARES.length)
                .mapToObj(i -> new Count((int) Math.round(SHARES[i] * (35 + 17 * (i % 4))), 35 + 17 * (i % 4)))
                .toList();
    }

    static Funnel funnel(final int sites, final boolean widened) {
        return Funnel.of(
                IntStream.range(0, sites)
                        .mapToObj(i ->
                                new Funnel.Unit(SITES[i], countOf(60 + 53 * i % 400, 0.46 + 0.13 * Math.sin(i * 1.7))))
                        .toList(),
                widened);
    }

    static int[] week() {
        return IntStream.range(0, HeatMap.HOURS)
                .map(i -> (int) Math.round(Math.max(
                        0, 9 + 9 * Math.sin((i % 24 - 8) / 12.0 * Math.PI / 1.3) - (i / 24 > 4 ? 3 : 0) + i * 37 % 5)))
                .toArray();
    }

    private static Count countOf(final int all, final double share) {
        return new Count((int) Math.round(all * share), all);
    }
}
