// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * XmR charts: single values, and limits from how much neighbours differ. As the R package NHSRplotthedots 0.2.2 draws them
 * for NHS England's Making Data Count: mean and 2.66 mean moving ranges on either side, the outer third from 2/3 of it.
 */
public final class Xmr {

    private static final double REACH = 2.66;
    private static final double NEAR = 2 * (REACH / 3);
    private static final double SCREEN = 3.267;

    private Xmr() {}

    /** @param values in order of time, at least one, finite */
    public static ControlChart chart(final double[] values, final ChartRules rules) {
        return ControlChart.of(values, rules, (from, to) -> {
            final Limits[] limits = new Limits[to - from];
            Arrays.fill(limits, limits(baseline(values, from, to, rules), rules.screened()));
            return limits;
        });
    }

    private static double[] baseline(final double[] values, final int from, final int to, final ChartRules rules) {
        final int length = Math.min(to - from, rules.baseline().orElse(Integer.MAX_VALUE));
        return Arrays.copyOfRange(values, from, from + length);
    }

    private static Limits limits(final double[] baseline, final boolean screened) {
        final double mean = mean(baseline);
        final double[] ranges = IntStream.range(1, baseline.length)
                .mapToDouble(i -> Math.abs(baseline[i] - baseline[i - 1]))
                .toArray();
        final double screen = SCREEN * mean(ranges);
        final double range = mean(
                Arrays.stream(ranges).filter(each -> !screened || each < screen).toArray());
        return new Limits(mean, mean - REACH * range, mean + REACH * range, mean - NEAR * range, mean + NEAR * range);
    }

    /** Infinite if there is none. */
    private static double mean(final double[] values) {
        return DoubleStream.of(values).average().orElse(Double.POSITIVE_INFINITY);
    }
}
