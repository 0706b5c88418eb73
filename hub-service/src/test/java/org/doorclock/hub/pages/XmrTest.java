// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.doorclock.hub.pages.Xmr.Kind.BETTER;
import static org.doorclock.hub.pages.Xmr.Kind.CHANCE;
import static org.doorclock.hub.pages.Xmr.Kind.WORSE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmrTest {

    /** Mean 50, mean moving range 2, limits 44.68 and 55.32, two thirds of them at 46.45 and 53.55. */
    private static final List<Double> STEADY =
            List.of(49.0, 51.0, 49.0, 51.0, 49.0, 51.0, 49.0, 51.0, 49.0, 51.0, 49.0, 51.0);

    @Test
    void theLimitsAreTheMeanWithTwoAndTwoThirdsMovingRangesOfTheFirstTwelvePoints() {
        final Xmr xmr = after(90, 10);

        assertThat(xmr.mean()).isCloseTo(50, within(1e-9));
        assertThat(xmr.upper()).isCloseTo(55.32, within(1e-9));
        assertThat(xmr.lower()).isCloseTo(44.68, within(1e-9));
        assertThat(xmr.trial()).isFalse();
    }

    @Test
    void withFewerThanTwelvePointsTheLimitsAreForTrial() {
        assertThat(Xmr.of(STEADY.subList(0, 11)).trial()).isTrue();
        assertThat(Xmr.of(STEADY).trial()).isFalse();
    }

    @Test
    void aSteadyRowIsChance() {
        assertThat(Xmr.of(STEADY).kinds()).containsOnly(CHANCE);
    }

    @Test
    void aPointOutsideALimitSaysSoByItself() {
        assertThat(last(after(55.4), 1)).containsExactly(BETTER);
        assertThat(last(after(55.3), 1)).containsExactly(CHANCE);
        assertThat(last(after(44.6), 1)).containsExactly(WORSE);
    }

    @Test
    void sevenOnOneSideAreARowAndAPointOnTheMeanBreaksIt() {
        assertThat(last(after(49, 51, 51, 52, 51, 51, 52, 51), 7)).containsOnly(BETTER);
        assertThat(last(after(49, 51, 51, 52, 50, 51, 52, 51), 7)).containsOnly(CHANCE);
        assertThat(last(after(49, 51, 51, 52, 51, 51, 52), 6)).containsOnly(CHANCE);
    }

    @Test
    void sevenStrictlyFallingAreATrendAlsoAcrossTheMean() {
        assertThat(last(after(52, 51.5, 51, 50.5, 49.5, 49, 48.5), 7)).containsOnly(WORSE);
        assertThat(last(after(52, 51.5, 51, 51, 49.5, 49, 48.5), 7)).containsOnly(CHANCE);
    }

    @Test
    void twoOfThreeNearALimitCountIfAllAreOnItsSide() {
        assertThat(last(after(54, 51, 54), 3)).containsExactly(BETTER, CHANCE, BETTER);
        assertThat(last(after(54, 49, 54), 3)).containsOnly(CHANCE);
    }

    private static Xmr after(final double... more) {
        final List<Double> points = new ArrayList<>(STEADY);
        for (final double point : more) {
            points.add(point);
        }
        return Xmr.of(Collections.unmodifiableList(points));
    }

    private static List<Xmr.Kind> last(final Xmr xmr, final int count) {
        return xmr.kinds().subList(xmr.kinds().size() - count, xmr.kinds().size());
    }
}
