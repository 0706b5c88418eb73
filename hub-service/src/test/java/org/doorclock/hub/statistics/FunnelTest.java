// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.doorclock.hub.statistics.Funnel.Standing.HIGH;
import static org.doorclock.hub.statistics.Funnel.Standing.LOW;
import static org.doorclock.hub.statistics.Funnel.Standing.VERY_HIGH;
import static org.doorclock.hub.statistics.Funnel.Standing.WITHIN;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunnelTest {

    private record Vector(String[] cells) {

        Funnel funnel() {
            final int[] met = ints(cells[1]);
            final int[] of = ints(cells[2]);
            return Funnel.of(
                    IntStream.range(0, met.length)
                            .mapToObj(i -> unit("site-" + i, met[i], of[i]))
                            .toList(),
                    true);
        }

        private static int[] ints(final String cell) {
            return Arrays.stream(cell.split(" ")).mapToInt(Integer::parseInt).toArray();
        }

        double number(final int cell) {
            return Double.parseDouble(cells[cell]);
        }

        @Override
        public String toString() {
            return cells[0];
        }
    }

    static Stream<Vector> vectors() {
        return Vectors.lines("funnelplotr.txt").map(Vector::new);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void dispersionAndLimitsAreThoseOfTheRPackage(final Vector vector) {
        final Spread spread = vector.funnel().spread();

        assertThat(spread.centre()).isCloseTo(vector.number(3), within(1e-9));
        assertThat(spread.phi()).isCloseTo(vector.number(4), within(1e-9));
        assertThat(spread.tau2()).isCloseTo(vector.number(5), within(1e-9));
        // The package draws the limits with tau2 where phi is above 1, and those without where it is not.
        final int first = vector.number(4) > 1 ? 1 : 5;
        for (final String line : vector.cells[6].split(",")) {
            final double[] row = Arrays.stream(line.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            final Bounds bounds = spread.at((int) row[0]);
            assertThat(bounds.lower95()).isCloseTo(row[first], within(1e-9));
            assertThat(bounds.upper95()).isCloseTo(row[first + 1], within(1e-9));
            assertThat(bounds.lower998()).isCloseTo(row[first + 2], within(1e-9));
            assertThat(bounds.upper998()).isCloseTo(row[first + 3], within(1e-9));
        }
    }

    @Test
    void binomialLimitsAreNormalApproximationsAroundTheShareOfAll() {
        final Bounds bounds = Funnel.of(List.of(unit("a", 50, 100), unit("b", 150, 300)), false)
                .points()
                .getFirst()
                .bounds();

        assertThat(bounds.upper95()).isCloseTo(0.5 + 1.959964 * 0.05, within(1e-12));
        assertThat(bounds.lower998()).isCloseTo(0.5 - 3.090232 * 0.05, within(1e-12));
    }

    @Test
    void eachLimitHoldsUpToItselfAndNoFurther() {
        assertThat(standing(59)).isEqualTo(WITHIN);
        assertThat(standing(60)).isEqualTo(HIGH);
        assertThat(standing(65)).isEqualTo(HIGH);
        assertThat(standing(66)).isEqualTo(VERY_HIGH);
        assertThat(standing(41)).isEqualTo(WITHIN);
        assertThat(standing(40)).isEqualTo(LOW);
    }

    @Test
    void placesStandInTheOrderOfTheirNamesWhateverTheirShares() {
        final Funnel funnel =
                Funnel.of(List.of(unit("west", 99, 100), unit("east", 1, 100), unit("north", 50, 100)), false);

        assertThat(funnel.points()).extracting(point -> point.unit().name()).containsExactly("east", "north", "west");
    }

    @Test
    void limitsStayBetweenNoneAndAll() {
        for (final boolean widened : new boolean[] {false, true}) {
            final Bounds bounds = Funnel.of(List.of(unit("a", 1, 20), unit("b", 2, 20)), widened)
                    .points()
                    .getFirst()
                    .bounds();
            assertThat(bounds.lower998()).isZero();
            assertThat(bounds.upper998()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void onePlaceAloneShowsNoDispersion() {
        assertThat(Funnel.of(List.of(unit("a", 30, 50)), true).spread().isWidened())
                .isFalse();
    }

    /** One place of 100 beside so many others of half that the share of all stays a half, nearly. */
    private static Funnel.Standing standing(final int met) {
        return Funnel.of(List.of(unit("a", met, 100), unit("b", 500_000, 1_000_000)), false)
                .points()
                .getFirst()
                .standing();
    }

    private static Funnel.Unit unit(final String name, final int met, final int of) {
        return new Funnel.Unit(name, new Count(met, of));
    }
}
