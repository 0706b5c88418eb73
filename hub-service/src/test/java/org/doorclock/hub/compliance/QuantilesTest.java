// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        final Quantiles quantiles = of(40, 10, 30, 20);
        assertThat(quantiles.quantile(0.5)).isEqualTo(25);
        assertThat(quantiles.quantile(0.9)).isCloseTo(37, within(1e-9));
        assertThat(quantiles.quantile(1)).isEqualTo(40);
    }

    @Test
    void oneValueIsEveryQuantile() {
        assertThat(of(7).quantile(0.9)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 33, 1000, 4001})
    void selectionAgreesWithSorting(final int size) {
        final Random random = new Random(size);
        final long[] values = random.longs(size, 0, size).toArray();
        final long[] sorted = values.clone();
        Arrays.sort(sorted);
        final Quantiles quantiles = of(values);
        for (final double fraction : new double[] {0, 0.1, 0.5, 0.9, 1}) {
            final double place = (size - 1) * fraction;
            final int below = (int) Math.floor(place);
            final long above = sorted[Math.min(size - 1, below + 1)];
            assertThat(quantiles.quantile(fraction))
                    .isCloseTo(sorted[below] + (place - below) * (above - sorted[below]), within(1e-6));
        }
    }

    @Test
    void thoseOfTwoAreThoseOfAllTheirValues() {
        final Quantiles both = of(5, 1);
        both.add(of(LongStream.rangeClosed(2, 100).filter(value -> value != 5).toArray()));
        both.add(new Quantiles());

        assertThat(both.size()).isEqualTo(100);
        assertThat(both.quantile(0.5)).isEqualTo(50.5);
        assertThat(both.mean()).isEqualTo(50.5);
    }

    private static Quantiles of(final long... values) {
        final Quantiles quantiles = new Quantiles();
        Arrays.stream(values).forEach(quantiles::add);
        return quantiles;
    }
}
