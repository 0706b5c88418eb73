// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.doorclock.hub.statistics.Signal.ABOVE_LIMIT;
import static org.doorclock.hub.statistics.Signal.BELOW_LIMIT;
import static org.doorclock.hub.statistics.Signal.COMMON_CAUSE;
import static org.doorclock.hub.statistics.Signal.FALLING;
import static org.doorclock.hub.statistics.Signal.RISING;
import static org.doorclock.hub.statistics.Signal.RUN_ABOVE;
import static org.doorclock.hub.statistics.Signal.RUN_BELOW;
import static org.doorclock.hub.statistics.Signal.TWO_OF_THREE_HIGH;
import static org.doorclock.hub.statistics.Signal.TWO_OF_THREE_LOW;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Each rule just met and just not met. */
class XmrTest {

    /** Mean 50, mean moving range 2: limits 44.68 and 55.32, their outer thirds from 46.4533 and 53.5467. */
    private static final double[] STEADY = {49, 51, 49, 51, 49, 51, 49, 51, 49, 51, 49, 51};

    private static final ChartRules FIXED = rules(7, 7);

    @Test
    void theVignettesSeriesHasItsPrintedLimitsInBothVariants() {
        final double[] series = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};

        final Limits screened = Xmr.chart(series, ChartRules.USUAL).last().limits();
        final Limits all = Xmr.chart(series, new ChartRules(false, OptionalInt.empty(), 7, 7, List.of()))
                .last()
                .limits();

        assertThat(screened.centre()).isCloseTo(35 / 18.0, within(1e-9));
        assertThat(screened.upper()).isCloseTo(35 / 18.0 + 2.66, within(1e-9));
        assertThat(screened.lower()).isCloseTo(35 / 18.0 - 2.66, within(1e-9));
        assertThat(all.upper()).isCloseTo(35 / 18.0 + 2.66 * 32 / 17, within(1e-9));
        assertThat(all.lower()).isCloseTo(35 / 18.0 - 2.66 * 32 / 17, within(1e-9));
    }

    @Test
    void theBaselinesTwelvePointsSetLimitsThatLaterPointsDoNotMove() {
        final Limits limits = chart(90, 10).last().limits();

        assertThat(limits.centre()).isCloseTo(50, within(1e-9));
        assertThat(limits.upper()).isCloseTo(55.32, within(1e-9));
        assertThat(limits.lower()).isCloseTo(44.68, within(1e-9));
        assertThat(limits.nearUpper()).isCloseTo(50 + 2 * 5.32 / 3, within(1e-9));
        assertThat(limits.nearLower()).isCloseTo(50 - 2 * 5.32 / 3, within(1e-9));
    }

    /** Nine ranges of 1 and one of r: r is 3.267 times their mean at 4.367. */
    @Test
    void aRangeBeyondTheScreenIsLeftOutAndOneWithinItIsNot() {
        final double[] kept = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 5.36};
        final double[] left = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 5.38};

        assertThat(reach(Xmr.chart(kept, ChartRules.USUAL))).isCloseTo(2.66 * 1.336, within(1e-9));
        assertThat(reach(Xmr.chart(left, ChartRules.USUAL))).isCloseTo(2.66, within(1e-9));
    }

    @Test
    void aSteadySeriesIsCommonCause() {
        assertThat(signals(chart(), 12)).containsOnly(COMMON_CAUSE);
    }

    @Test
    void aPointIsOutsideOnlyBeyondALimit() {
        assertThat(signals(chart(55.33), 1)).containsExactly(ABOVE_LIMIT);
        assertThat(signals(chart(55.31), 1)).containsExactly(COMMON_CAUSE);
        assertThat(signals(chart(44.67), 1)).containsExactly(BELOW_LIMIT);
        assertThat(signals(chart(44.69), 1)).containsExactly(COMMON_CAUSE);
        final ControlChart flat = Xmr.chart(new double[] {5, 5, 5, 5, 5, 5, 9}, ChartRules.USUAL);
        assertThat(flat.points().getFirst().signal())
                .as("the limits are both %s", flat.last().limits().upper())
                .isEqualTo(BELOW_LIMIT);
    }

    @Test
    void sevenThatRiseAreATrendAndSixAreNot() {
        assertThat(signals(chart(48.5, 49, 49.5, 50.5, 51, 51.5, 52), 7)).containsOnly(RISING);
        assertThat(signals(chart(50, 49, 49.5, 50.5, 51, 51.5, 52), 6)).containsOnly(COMMON_CAUSE);
        assertThat(signals(chart(51.5, 51, 50.5, 49.5, 49, 48.5, 48), 7)).containsOnly(FALLING);
    }

    @Test
    void aLevelStepBreaksATrend() {
        assertThat(signals(chart(52, 51.5, 51, 51, 49.5, 49, 48.5), 7)).containsOnly(COMMON_CAUSE);
    }

    @Test
    void twoOfThreeInTheOuterThirdAreASignalIfAllThreeLieOnOneSide() {
        assertThat(signals(chart(53.55, 51, 53.55), 3))
                .containsExactly(TWO_OF_THREE_HIGH, COMMON_CAUSE, TWO_OF_THREE_HIGH);
        assertThat(signals(chart(53.54, 51, 53.55), 3)).containsOnly(COMMON_CAUSE);
        assertThat(signals(chart(53.55, 50, 53.55), 3)).as("one on the mean").containsOnly(COMMON_CAUSE);
        assertThat(signals(chart(53.55, 49, 53.55), 3)).as("one below it").containsOnly(COMMON_CAUSE);
        assertThat(signals(chart(53.55, 51, 51, 53.55), 4)).as("two of four").containsOnly(COMMON_CAUSE);
        assertThat(signals(chart(49, 46.45, 46.45), 2)).containsOnly(TWO_OF_THREE_LOW);
    }

    @Test
    void aPointOutsideIsNotOneOfTheTwo() {
        assertThat(signals(chart(56, 51, 54), 3)).containsExactly(ABOVE_LIMIT, COMMON_CAUSE, COMMON_CAUSE);
    }

    @Test
    void sevenOnOneSideAreARunAndSixAreNot() {
        assertThat(signals(chart(49, 51, 52, 51, 52, 51, 52, 51), 7)).containsOnly(RUN_ABOVE);
        assertThat(signals(chart(49, 51, 52, 51, 52, 51, 52), 6)).containsOnly(COMMON_CAUSE);
        assertThat(signals(chart(49, 48, 49, 48, 49, 48, 49), 7)).containsOnly(RUN_BELOW);
    }

    @Test
    void aPointOnTheMeanBreaksARun() {
        assertThat(signals(chart(49, 51, 52, 51, 50, 51, 52, 51), 7)).containsOnly(COMMON_CAUSE);
    }

    @Test
    void theFirstRuleThatHoldsIsTheOneThatIsSaid() {
        assertThat(signals(chart(49, 50.1, 50.2, 50.3, 50.4, 54, 54.1, 56), 7))
                .as("outside, then the trend, before the outer third and the run")
                .containsExactly(RISING, RISING, RISING, RISING, RISING, RISING, ABOVE_LIMIT);
        assertThat(signals(chart(49, 51, 52, 51, 52, 51, 54, 54), 7))
                .as("the outer third before the run")
                .containsExactly(
                        RUN_ABOVE, RUN_ABOVE, RUN_ABOVE, RUN_ABOVE, RUN_ABOVE, TWO_OF_THREE_HIGH, TWO_OF_THREE_HIGH);
    }

    @Test
    void theLengthOfARunAndOfATrendCanBeChosen() {
        final double[] six = after(49, 51, 52, 51, 52, 51, 52);
        assertThat(signals(Xmr.chart(six, rules(6, 7)), 6)).containsOnly(RUN_ABOVE);
        assertThat(signals(Xmr.chart(six, rules(8, 7)), 6)).containsOnly(COMMON_CAUSE);
        final double[] rising = after(50, 49, 49.5, 50.5, 51, 51.5, 52);
        assertThat(signals(Xmr.chart(rising, rules(7, 6)), 6)).containsOnly(RISING);
    }

    @Test
    void limitsOfFewerThanTwelvePointsAreForTrial() {
        assertThat(Xmr.chart(DoubleStream.of(STEADY).limit(11).toArray(), ChartRules.USUAL)
                        .phases()
                        .getFirst()
                        .isTrial())
                .isTrue();
        assertThat(chart().phases().getFirst().isTrial()).isFalse();
    }

    @Test
    void aRebaseReckonsAnewAndSaysWhy() {
        final ControlChart chart = Xmr.chart(
                after(61, 59, 61, 59),
                new ChartRules(true, OptionalInt.empty(), 7, 7, List.of(new Rebase(12, "second scanner"))));

        assertThat(chart.phases())
                .containsExactly(
                        new ControlChart.Phase(0, 12, 12, ""), new ControlChart.Phase(12, 16, 4, "second scanner"));
        assertThat(chart.last().limits().centre()).isEqualTo(60);
        assertThat(chart.points()).extracting(ControlChart.Point::signal).containsOnly(COMMON_CAUSE);
    }

    @Test
    void rulesDoNotReachAcrossARebase() {
        final double[] series = after(51, 52, 51, 52, 51, 52, 51);
        final ChartRules rebased =
                new ChartRules(true, OptionalInt.of(12), 7, 7, List.of(new Rebase(15, "in the middle of the run")));

        assertThat(signals(Xmr.chart(series, rebased), 7)).containsOnly(COMMON_CAUSE);
    }

    @Test
    void aRebaseWhereThereIsNoPointIsRefused() {
        final ChartRules late = new ChartRules(true, OptionalInt.empty(), 7, 7, List.of(new Rebase(12, "too late")));

        assertThatThrownBy(() -> Xmr.chart(STEADY, late)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ChartRules rules(final int run, final int trend) {
        return new ChartRules(true, OptionalInt.of(12), run, trend, List.of());
    }

    private static ControlChart chart(final double... more) {
        return Xmr.chart(after(more), FIXED);
    }

    private static double reach(final ControlChart chart) {
        return chart.last().limits().upper() - chart.last().limits().centre();
    }

    private static double[] after(final double... more) {
        return DoubleStream.concat(DoubleStream.of(STEADY), DoubleStream.of(more))
                .toArray();
    }

    private static List<Signal> signals(final ControlChart chart, final int last) {
        return chart
                .points()
                .subList(chart.points().size() - last, chart.points().size())
                .stream()
                .map(ControlChart.Point::signal)
                .toList();
    }
}
