// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
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
        both.add(settled(
                LongStream.rangeClosed(2, 100).filter(value -> value != 5).toArray()));
        both.add(new Quantiles());

        assertThat(both.size()).isEqualTo(100);
        assertThat(both.quantile(0.5)).isEqualTo(50.5);
        assertThat(both.mean()).isEqualTo(50.5);
    }

    /** Ties within and between them, one value alone, and the ends of what a number can be. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void thoseOfManyAreThoseOfAllTheirValues(final long seed) {
        final Random random = new Random(seed);
        final Quantiles sum = new Quantiles();
        final Quantiles all = new Quantiles();
        for (int i = 1 + random.nextInt(30); i > 0; i--) {
            final long reach = 1L << random.nextInt(62);
            final long[] values =
                    random.longs(1 + random.nextInt(50), -reach, reach).toArray();
            sum.add(settled(values));
            Arrays.stream(values).forEach(all::add);
        }
        sum.add(settled(Long.MIN_VALUE, Long.MAX_VALUE));
        all.add(Long.MIN_VALUE);
        all.add(Long.MAX_VALUE);

        for (int i = 0; i <= 100; i++) {
            assertThat(sum.quantile(i / 100.0)).isEqualTo(all.quantile(i / 100.0));
        }
        assertThat(sum.mean()).isEqualTo(all.mean());
    }

    @Test
    void whatIsNotSettledIsNotAdded() {
        assertThatIllegalStateException().isThrownBy(() -> new Quantiles().add(of(1)));
    }

    @Test
    void whoAddsThemLeavesThemAsTheyAre() {
        final Quantiles day = settled(3, 1, 2);
        final Quantiles sum = new Quantiles();
        sum.add(day);
        sum.add(9);
        assertThat(sum.quantile(1)).isEqualTo(9);
        assertThat(day.size()).isEqualTo(3);
        assertThat(day.quantile(1)).isEqualTo(3);
    }

    private static Quantiles settled(final long... values) {
        final Quantiles quantiles = of(values);
        quantiles.settle();
        return quantiles;
    }

    private static Quantiles of(final long... values) {
        final Quantiles quantiles = new Quantiles();
        Arrays.stream(values).forEach(quantiles::add);
        return quantiles;
    }
}
