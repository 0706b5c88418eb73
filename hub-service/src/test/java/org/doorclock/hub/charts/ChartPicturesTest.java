// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.doorclock.hub.statistics.ChartRules;
import org.doorclock.hub.statistics.Count;
import org.doorclock.hub.statistics.Direction;
import org.doorclock.hub.statistics.Funnel;
import org.doorclock.hub.statistics.PChart;
import org.doorclock.hub.statistics.Rebase;
import org.doorclock.hub.statistics.Xmr;
import org.junit.jupiter.api.Test;

class ChartPicturesTest {

    private static final Path PICTURES = Path.of("target", "charts");

    private static final double[] SHARES = {
        .41, .47, .44, .52, .39, .46, .50, .43, .48, .45, .42, .49, .55, .58, .61, .54, .63, .59, .66, .60, .57, .64,
        .62, .68
    };

    private static final Words WORDS = new Words(
            "Scanned within 1 hour of arrival",
            "Percent of stroke patients",
            "month",
            Unit.PERCENT,
            Direction.HIGHER_IS_BETTER,
            Optional.of(0.5));

    @Test
    void pictures() throws IOException {
        final ChartRules first = new ChartRules(true, OptionalInt.of(12), 7, 7, List.of());
        keep("xmr-baseline", XmrChart.svg(Xmr.chart(SHARES, first), months(24), WORDS));
        keep("xmr-all", XmrChart.svg(Xmr.chart(SHARES, ChartRules.USUAL), months(24), WORDS));
        final ChartRules rebased =
                new ChartRules(true, OptionalInt.empty(), 7, 7, List.of(new Rebase(12, "Second scanner opened")));
        keep("xmr-rebased", XmrChart.svg(Xmr.chart(SHARES, rebased), months(24), WORDS));
        final double[] minutes = {48, 44, 51, 46, 43, 50, 47, 52, 41, 45, 49, 44, 40, 38, 36, 33, 30, 27, 25};
        keep(
                "xmr-minutes",
                XmrChart.svg(
                        Xmr.chart(minutes, ChartRules.USUAL),
                        IntStream.range(0, 19)
                                .mapToObj(i -> new Period("2026-W%02d".formatted(i + 20), 30 + i))
                                .toList(),
                        new Words(
                                "Time from arrival to brain imaging, Northern Network with a rather long name of its own",
                                "Median minutes",
                                "week",
                                Unit.MINUTES,
                                Direction.LOWER_IS_BETTER,
                                Optional.empty())));
        final List<Count> counts = IntStream.range(0, 24)
                .mapToObj(i -> new Count((int) Math.round(SHARES[i] * (35 + 17 * (i % 4))), 35 + 17 * (i % 4)))
                .toList();
        keep("p-chart", XmrChart.svg(PChart.chart(counts, first), months(24), WORDS));
        keep("xmr-few", XmrChart.svg(Xmr.chart(new double[] {.30, .35, .40}, first), months(3), WORDS));
        keep("funnel", FunnelChart.svg(funnel(14, false), FUNNEL));
        keep("funnel-widened", FunnelChart.svg(funnel(14, true), FUNNEL));
        keep("funnel-three", FunnelChart.svg(funnel(3, false), FUNNEL));
        final int[] week = IntStream.range(0, 168)
                .map(i -> (int) Math.round(Math.max(
                        0, 9 + 9 * Math.sin((i % 24 - 8) / 12.0 * Math.PI / 1.3) - (i / 24 > 4 ? 3 : 0) + i * 37 % 5)))
                .toArray();
        keep(
                "heat-map",
                HeatMap.svg(
                        "Arrivals by hour of week", "Stroke, 1 April 2025 to 31 March 2026, by clock start.", week));
        keep(
                "percentiles",
                PercentileCurve.svg(
                        IntStream.rangeClosed(0, 99)
                                .mapToObj(i -> new PercentileCurve.Point(i, 8 + 30 * -Math.log(1 - i / 100.0)))
                                .toList(),
                        new PercentileCurve.About(
                                "Time from arrival to brain imaging",
                                "1,204 patients, April 2025 to March 2026.",
                                Optional.of(60.0),
                                Optional.of(50.0))));
        keep(
                "pathway",
                PathwayBars.svg(
                        "Where the time goes",
                        "All sites, April 2025 to March 2026.",
                        List.of(
                                new PathwayBars.Leg("Arrival", "call", 412, 12, 31),
                                new PathwayBars.Leg("Call", "CT door", 398, 17, 46),
                                new PathwayBars.Leg("CT door", "scan start", 1190, 4, 11),
                                new PathwayBars.Leg("Scan start", "report", 1004, 28, 75))));
        assertThat(PICTURES).isDirectory();
    }

    private static final Words FUNNEL = new Words(
            "Scanned within 1 hour of arrival",
            "Percent of stroke patients, April 2025 to March 2026",
            "year",
            Unit.PERCENT,
            Direction.HIGHER_IS_BETTER,
            Optional.of(0.5));

    private static Funnel funnel(final int sites, final boolean widened) {
        final String[] names = {
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
        return Funnel.of(
                IntStream.range(0, sites)
                        .mapToObj(i -> new Funnel.Unit(
                                names[i],
                                new Count(
                                        (int) Math.round((60 + 53 * i % 400) * (0.46 + 0.13 * Math.sin(i * 1.7))),
                                        60 + 53 * i % 400)))
                        .toList(),
                widened);
    }

    private static List<Period> months(final int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Period(YearMonth.of(2024, 12).plusMonths(i).toString(), 35 + (i * 7) % 11))
                .toList();
    }

    private static void keep(final String name, final String svg) throws IOException {
        Files.createDirectories(PICTURES);
        Files.writeString(PICTURES.resolve(name + ".svg"), svg);
        Files.write(PICTURES.resolve(name + ".png"), Png.of(svg));
    }
}
