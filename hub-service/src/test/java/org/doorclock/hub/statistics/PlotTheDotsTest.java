// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every chart equals the one that the R package NHSRplotthedots made of the same series. */
class PlotTheDotsTest {

    private static final Map<Signal, String> LETTERS = Map.of(
            Signal.COMMON_CAUSE, ".",
            Signal.ABOVE_LIMIT, "U",
            Signal.BELOW_LIMIT, "L",
            Signal.RISING, "I",
            Signal.FALLING, "D",
            Signal.TWO_OF_THREE_HIGH, "a",
            Signal.TWO_OF_THREE_LOW, "b",
            Signal.RUN_ABOVE, "A",
            Signal.RUN_BELOW, "B");

    private record Vector(String[] cells) {

        ControlChart chart() {
            final List<Rebase> rebases = some(cells[3])
                    .flatMap(list -> Arrays.stream(list.split(" ")))
                    .map(at -> new Rebase(Integer.parseInt(at), "a change"))
                    .toList();
            final OptionalInt baseline =
                    some(cells[2]).mapToInt(Integer::parseInt).findFirst();
            return Xmr.chart(numbers(cells[6]), new ChartRules(cells[1].equals("screened"), baseline, 7, 7, rebases));
        }

        Direction direction() {
            return switch (cells[4]) {
                case "increase" -> Direction.HIGHER_IS_BETTER;
                case "decrease" -> Direction.LOWER_IS_BETTER;
                default -> Direction.NEUTRAL;
            };
        }

        List<double[]> limits() {
            return Arrays.stream(cells[8].split(",")).map(Vector::numbers).toList();
        }

        private static Stream<String> some(final String cell) {
            return Stream.of(cell).filter(value -> !value.equals("none"));
        }

        private static double[] numbers(final String cell) {
            return Arrays.stream(cell.split(" "))
                    .mapToDouble(number -> number.equals("none") ? Double.NaN : Double.parseDouble(number))
                    .toArray();
        }

        @Override
        public String toString() {
            return cells[0] + " " + cells[1];
        }
    }

    static Stream<Vector> vectors() {
        return Vectors.lines("nhsrplotthedots.txt").map(Vector::new);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theLimitsOfEachPhaseAreThoseOfThePackage(final Vector vector) {
        final ControlChart chart = vector.chart();

        assertThat(chart.phases()).hasSameSizeAs(vector.limits());
        for (int i = 0; i < chart.phases().size(); i++) {
            final Limits limits =
                    chart.points().get(chart.phases().get(i).from()).limits();
            final double[] expected = vector.limits().get(i);
            assertThat(limits.centre()).isCloseTo(expected[0], within(1e-9));
            if (Double.isNaN(expected[1])) {
                assertThat(limits.areKnown()).isFalse();
            } else {
                assertThat(limits.lower()).isCloseTo(expected[1], within(1e-9));
                assertThat(limits.upper()).isCloseTo(expected[2], within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyPointSaysWhatThePackageSaysOfIt(final Vector vector) {
        final String letters = vector.chart().points().stream()
                .map(point -> LETTERS.get(point.signal()))
                .collect(Collectors.joining());

        assertThat(letters).isEqualTo(vector.cells[7]);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theIconsAreThoseOfThePackage(final Vector vector) {
        final ControlChart chart = vector.chart();
        final String variation = chart.variation(vector.direction()).name().toLowerCase(Locale.ROOT);

        if (vector.cells[9].startsWith("special_cause_")) {
            assertThat(variation).startsWith(vector.cells[9].substring("special_cause_".length()));
        } else {
            assertThat(variation).isEqualTo(vector.cells[9]);
        }
        if (!vector.cells[5].equals("none")) {
            assertThat(chart.assurance(Double.parseDouble(vector.cells[5]), vector.direction())
                            .map(icon -> icon.name().toLowerCase(Locale.ROOT))
                            .orElse("none"))
                    .isEqualTo(vector.cells[10]);
        }
    }
}
