// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PChartTest {

    private static final ChartRules FIXED = new ChartRules(true, OptionalInt.of(12), 7, 7, List.of());

    /** Twelve periods of 50 of 100: three standard errors are 0.15 where a period has 100 cases. */
    private static final List<Count> STEADY = Collections.nCopies(12, new Count(50, 100));

    @Test
    void theLimitsAreThreeStandardErrorsFromTheShareOfAllAndWidenWithFewerCases() {
        final ControlChart chart = chart(new Count(10, 25), new Count(200, 400));

        assertThat(chart.points().get(12).limits().upper()).isCloseTo(0.8, within(1e-12));
        assertThat(chart.points().get(12).limits().nearLower()).isCloseTo(0.3, within(1e-12));
        assertThat(chart.points().get(13).limits().upper()).isCloseTo(0.575, within(1e-12));
        assertThat(chart.last().limits().centre()).isEqualTo(0.5);
    }

    @Test
    void aShareIsOutsideOnlyBeyondTheLimitOfItsOwnPeriod() {
        assertThat(chart(new Count(65, 100)).last().signal()).isEqualTo(Signal.COMMON_CAUSE);
        assertThat(chart(new Count(66, 100)).last().signal()).isEqualTo(Signal.ABOVE_LIMIT);
        assertThat(chart(new Count(26, 40)).last().signal()).isEqualTo(Signal.COMMON_CAUSE);
    }

    @Test
    void limitsStayBetweenNoneAndAll() {
        final Limits low = PChart.chart(List.of(new Count(1, 50), new Count(0, 50)), ChartRules.USUAL)
                .last()
                .limits();

        assertThat(low.lower()).isZero();
        assertThat(PChart.chart(List.of(new Count(49, 50)), ChartRules.USUAL)
                        .last()
                        .limits()
                        .upper())
                .isEqualTo(1);
    }

    @Test
    void moreThanAllIsNoCount() {
        assertThatThrownBy(() -> new Count(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Count(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ControlChart chart(final Count... more) {
        final List<Count> counts = new ArrayList<>(STEADY);
        Collections.addAll(counts, more);
        return PChart.chart(counts, FIXED);
    }
}
