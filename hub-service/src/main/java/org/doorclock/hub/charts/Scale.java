// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import java.util.stream.DoubleStream;

/**
 * Values to pixels, from a round value to a round value in round steps.
 *
 * @param low the value at {@code start}
 * @param high the value at {@code end}
 * @param step between two ticks
 * @param start in pixels
 * @param end in pixels; before {@code start} on an axis that goes up
 */
record Scale(double low, double high, double step, double start, double end) {

    private static final double[] ROUND = {1, 2, 2.5, 5, 10};
    private static final double SLACK = 1e-9;

    /**
     * Holds all of the values and ends on round ones.
     *
     * @param most of how many steps at most
     * @param least no value is lower
     * @param largest no value is higher
     */
    static Scale around(
            final DoubleStream values,
            final int most,
            final double least,
            final double largest,
            final double start,
            final double end) {
        final double[] all = values.filter(Double::isFinite)
                .map(value -> Math.clamp(value, least, largest))
                .toArray();
        final double lowest = DoubleStream.of(all).min().orElse(least);
        final double highest = DoubleStream.of(all).max().orElse(Math.min(largest, least + 1));
        double step = roundAbove((highest - lowest) / most, Math.abs(highest) * SLACK);
        while (Math.ceil(highest / step - SLACK) - Math.floor(lowest / step + SLACK) > most) {
            step = roundAbove(step * (1 + SLACK), step * (1 + SLACK));
        }
        final double low = Math.floor(lowest / step + SLACK) * step;
        final double high = Math.ceil(highest / step - SLACK) * step;
        return new Scale(low, high > low ? high : low + step, step, start, end);
    }

    double at(final double value) {
        return start + (Math.clamp(value, low, high) - low) / (high - low) * (end - start);
    }

    boolean holds(final double value) {
        return value >= low - SLACK && value <= high + SLACK;
    }

    double[] ticks() {
        final int count = (int) Math.round((high - low) / step);
        return DoubleStream.iterate(0, i -> i + 1)
                .limit(count + 1L)
                .map(i -> low + i * step)
                .toArray();
    }

    private static double roundAbove(final double value, final double tiny) {
        final double wanted = Math.max(value, Math.max(tiny, 1e-6));
        final double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (final double round : ROUND) {
            if (round * power >= wanted - wanted * SLACK && round * power > tiny) {
                return round * power;
            }
        }
        return 10 * power * ROUND[1];
    }
}
