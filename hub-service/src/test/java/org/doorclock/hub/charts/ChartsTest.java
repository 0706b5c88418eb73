// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.doorclock.hub.statistics.ChartRules;
import org.doorclock.hub.statistics.Count;
import org.doorclock.hub.statistics.Direction;
import org.doorclock.hub.statistics.Funnel;
import org.doorclock.hub.statistics.PChart;
import org.doorclock.hub.statistics.Xmr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every chart is one picture that says what it shows, and of which no text lies on another. */
class ChartsTest {

    private static Map<String, String> pictures() {
        final Map<String, String> all = new TreeMap<>();
        all.put(
                "xmr",
                XmrChart.svg(
                        Xmr.chart(Samples.SHARES, Samples.FIRST_TWELVE), Samples.months(24), Samples.WITHIN_AN_HOUR));
        all.put(
                "xmr-rebased",
                XmrChart.svg(
                        Xmr.chart(Samples.SHARES, Samples.rebased("Second scanner opened")),
                        Samples.months(24),
                        Samples.WITHIN_AN_HOUR));
        all.put(
                "xmr-minutes",
                XmrChart.svg(Xmr.chart(Samples.MINUTES, ChartRules.USUAL), Samples.weeks(19), Samples.MEDIANS));
        all.put(
                "xmr-three",
                XmrChart.svg(
                        Xmr.chart(new double[] {.30, .35, .40}, ChartRules.USUAL),
                        Samples.months(3),
                        Samples.WITHIN_AN_HOUR));
        all.put(
                "xmr-one",
                XmrChart.svg(
                        Xmr.chart(new double[] {.30}, ChartRules.USUAL), Samples.months(1), Samples.WITHIN_AN_HOUR));
        all.put(
                "xmr-steady",
                XmrChart.svg(
                        Xmr.chart(
                                Collections.nCopies(14, 1.0).stream()
                                        .mapToDouble(x -> x)
                                        .toArray(),
                                ChartRules.USUAL),
                        Samples.months(14),
                        Samples.WITHIN_AN_HOUR));
        all.put(
                "xmr-days",
                XmrChart.svg(
                        Xmr.chart(
                                IntStream.range(0, 90)
                                        .mapToDouble(i -> 900 + i * 37 % 500)
                                        .toArray(),
                                ChartRules.USUAL),
                        Samples.days(90),
                        Samples.MEDIANS));
        all.put(
                "p-chart",
                XmrChart.svg(
                        PChart.chart(Samples.counts(), Samples.FIRST_TWELVE),
                        Samples.months(24),
                        Samples.WITHIN_AN_HOUR));
        all.put("funnel", FunnelChart.svg(Samples.funnel(14, false), Samples.WITHIN_AN_HOUR));
        all.put("funnel-widened", FunnelChart.svg(Samples.funnel(14, true), Samples.WITHIN_AN_HOUR));
        all.put("funnel-one", FunnelChart.svg(Samples.funnel(1, true), Samples.WITHIN_AN_HOUR));
        all.put(
                "heat-map",
                HeatMap.svg("Arrivals by hour of week", "By clock start, April 2025 to March 2026.", Samples.week()));
        all.put("heat-map-empty", HeatMap.svg("Arrivals by hour of week", "By clock start.", new int[HeatMap.HOURS]));
        all.put(
                "percentiles",
                PercentileCurve.svg(
                        curve(),
                        new PercentileCurve.About(
                                "Time from arrival to brain imaging",
                                "1,204 patients, April 2025 to March 2026.",
                                Optional.of(60.0),
                                Optional.of(50.0))));
        all.put("pathway", PathwayBars.svg("Where the time goes", "All sites, April 2025 to March 2026.", legs()));
        return all;
    }

    static Stream<String> names() {
        return pictures().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aChartIsOnePictureThatSaysWhatItShowsAndCanBeRead(final String name) throws IOException {
        final Picture picture = Picture.of(pictures().get(name)).keep(name);

        assertThat(picture.title()).isNotBlank();
        assertThat(picture.description()).hasSizeGreaterThan(10).endsWith(".");
        assertThat(picture.unreadable()).isEmpty();
        assertThat(picture.svg()).doesNotContain("<script", "style=", "<style", "href", "NaN", "Infinity");
        assertThat(picture.document().getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(picture.elements("text"))
                .allSatisfy(text -> assertThat(text.getAttribute("font-size"))
                        .satisfies(size -> assertThat(Integer.parseInt(size)).isGreaterThanOrEqualTo(14)));
    }

    @Test
    void aPngIsTheSamePictureAtTwiceTheSizeOnWhiteInTheShippedFont() throws IOException {
        final String svg = pictures().get("xmr");
        final BufferedImage image = ImageIO.read(new ByteArrayInputStream(Png.of(svg)));

        assertThat(image.getWidth()).isEqualTo(2240);
        assertThat(image.getHeight()).isEqualTo(968);
        assertThat(image.getRGB(2, 2)).isEqualTo(0xffffffff);
        final BufferedImage other = ImageIO.read(new ByteArrayInputStream(
                Png.of(svg.replace("Atkinson Hyperlegible Next, Arial, sans-serif", "Monospaced"))));
        assertThat(differing(image, other))
                .as("pixels that another font sets otherwise")
                .isGreaterThan(1000);
    }

    @Test
    void whatIsNamedBySomebodyElseIsTextAndNothingMore() {
        final Funnel funnel = Funnel.of(List.of(new Funnel.Unit("<script>&\"'\u0001", new Count(5, 30))), false);

        final Picture picture = Picture.of(FunnelChart.svg(funnel, Samples.WITHIN_AN_HOUR));

        assertThat(picture.elements("script")).isEmpty();
        assertThat(picture.words()).contains("<script>&\"' ");
    }

    @Test
    void aFunnelNamesPlacesInNoOrderButThatOfTheirNames() {
        assertThat(FunnelChart.conclusion(Samples.funnel(14, false)))
                .isEqualTo("Higher than chance explains: Farley, Marsh. Lower than chance explains: Dalton, Garton,"
                        + " Hexley, Kelso. All others are where chance alone may put them, and no order among them means"
                        + " anything.");
        assertThat(FunnelChart.conclusion(Samples.funnel(1, false)))
                .isEqualTo("No place differs from the rest by more than chance explains.");
    }

    @Test
    void theConclusionSaysWhetherItIsBetterAndWhatThatMeansForTheTarget() {
        assertThat(Conclusion.of(Xmr.chart(Samples.SHARES, Samples.FIRST_TWELVE), Samples.WITHIN_AN_HOUR))
                .isEqualTo(
                        "Better: the latest month, 68%, is above the upper limit. By its limits, chance decides which"
                                + " months meet the target of 50%.");
        assertThat(Conclusion.of(Xmr.chart(Samples.MINUTES, ChartRules.USUAL), Samples.MEDIANS))
                .isEqualTo("Better: the latest week, 25 min, is below the lower limit.");
        assertThat(Conclusion.of(Xmr.chart(new double[] {.30, .35, .40}, ChartRules.USUAL), Samples.WITHIN_AN_HOUR))
                .isEqualTo("No change: the latest month, 40%, is within what chance explains. By its limits, no month"
                        + " meets the target of 50%. The limits are for trial: they rest on 3 months.");
        final Words neutral = new Words("t", "m", "month", Unit.PERCENT, Direction.NEUTRAL, Optional.of(0.5));
        assertThat(Conclusion.of(Xmr.chart(Samples.SHARES, Samples.FIRST_TWELVE), neutral))
                .isEqualTo("Changed: the latest month, 68%, is above the upper limit.");
    }

    @Test
    void aChangeIsMarkedWhereItWasMadeAndSaysWhy() {
        assertThat(Picture.of(pictures().get("xmr-rebased")).words())
                .contains("Second scanner opened")
                .anyMatch(words -> words.endsWith("Limits set on all 12 months since the change."));
    }

    @Test
    void theHeatMapHasEveryCountAndItsTotals() {
        final int[] week = new int[HeatMap.HOURS];
        week[9] = 7;
        week[167] = 5;
        final Picture picture = Picture.of(HeatMap.svg("Arrivals", "note", week));

        assertThat(picture.words())
                .filteredOn("7"::equals)
                .as("cell, hour and day")
                .hasSize(3);
        assertThat(picture.words()).contains("12");
        assertThat(HeatMap.conclusion(week))
                .isEqualTo("Most arrive on Mondays from 09:00 to 10:00 (7 of 12); the busiest day is Monday (7)."
                        + " Outside Monday to Friday 08:00 to 18:00 arrive 42%.");
    }

    @Test
    void aPeriodMustGoWithEveryPoint() {
        assertThatThrownBy(() -> XmrChart.svg(
                        Xmr.chart(Samples.SHARES, ChartRules.USUAL), Samples.months(3), Samples.WITHIN_AN_HOUR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<PercentileCurve.Point> curve() {
        return IntStream.rangeClosed(0, 99)
                .mapToObj(i -> new PercentileCurve.Point(i, 8 + 30 * -Math.log(1 - i / 100.0)))
                .toList();
    }

    private static List<PathwayBars.Leg> legs() {
        return List.of(
                new PathwayBars.Leg("Arrival", "call", 412, 12, 31),
                new PathwayBars.Leg("Call", "CT door", 398, 17, 46),
                new PathwayBars.Leg("CT door", "scan start", 1190, 4, 11),
                new PathwayBars.Leg("Scan start", "report", 1004, 28, 75));
    }

    private static long differing(final BufferedImage one, final BufferedImage other) {
        return IntStream.range(0, one.getWidth() * one.getHeight())
                .filter(i -> one.getRGB(i % one.getWidth(), i / one.getWidth())
                        != other.getRGB(i % one.getWidth(), i / one.getWidth()))
                .count();
    }
}
