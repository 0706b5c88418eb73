// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The four rules of Making Data Count over one phase, as the R package NHSRplotthedots 0.2.2 applies them. */
record SpecialCauses(double[] values, Limits[] limits, ChartRules rules) {

    private static final int NEIGHBOURS = 3;

    Signal[] signals() {
        final boolean[] trend = rows(rules.trend(), this::isTrendFrom);
        final boolean[] near = near();
        final boolean[] run = rows(rules.run(), this::isRunFrom);
        return IntStream.range(0, values.length)
                .mapToObj(i -> signal(i, trend, near, run))
                .toArray(Signal[]::new);
    }

    private Signal signal(final int i, final boolean[] trend, final boolean[] near, final boolean[] run) {
        final boolean above = side(i) > 0;
        if (limits[i].areCrossedBy(values[i])) {
            return above ? Signal.ABOVE_LIMIT : Signal.BELOW_LIMIT;
        }
        if (trend[i]) {
            return rises(i, trend) ? Signal.RISING : Signal.FALLING;
        }
        if (near[i]) {
            return above ? Signal.TWO_OF_THREE_HIGH : Signal.TWO_OF_THREE_LOW;
        }
        if (run[i]) {
            return above ? Signal.RUN_ABOVE : Signal.RUN_BELOW;
        }
        return Signal.COMMON_CAUSE;
    }

    /** A point at which two trends meet goes with the next; on a step that is level there, as in R, it falls. */
    private boolean rises(final int i, final boolean[] trend) {
        final boolean withNext = i + 1 < values.length && trend[i + 1];
        return withNext ? step(i + 1) > 0 : step(i) > 0;
    }

    private boolean[] rows(final int length, final IntPredicate startsAt) {
        final boolean[] part = new boolean[values.length];
        IntStream.rangeClosed(0, values.length - length)
                .filter(startsAt)
                .flatMap(from -> IntStream.range(from, from + length))
                .forEach(i -> part[i] = true);
        return part;
    }

    private boolean isTrendFrom(final int from) {
        final int first = step(from + 1);
        return first != 0 && IntStream.range(from + 1, from + rules.trend()).allMatch(i -> step(i) == first);
    }

    private boolean isRunFrom(final int from) {
        return isOneSided(from, rules.run());
    }

    private boolean[] near() {
        final boolean[] part = new boolean[values.length];
        for (int from = 0; from + NEIGHBOURS <= values.length; from++) {
            final int[] near = IntStream.range(from, from + NEIGHBOURS)
                    .filter(i -> limits[i].areNeared(values[i]))
                    .toArray();
            if (near.length >= NEIGHBOURS - 1 && isOneSided(from, NEIGHBOURS)) {
                IntStream.of(near).forEach(i -> part[i] = true);
            }
        }
        return part;
    }

    private boolean isOneSided(final int from, final int length) {
        final int first = side(from);
        return first != 0 && IntStream.range(from, from + length).allMatch(i -> side(i) == first);
    }

    private int side(final int i) {
        return limits[i].side(values[i]);
    }

    /** From the point before: 1 up, -1 down, 0 level. */
    private int step(final int i) {
        return (int) Math.signum(values[i] - values[i - 1]);
    }
}
