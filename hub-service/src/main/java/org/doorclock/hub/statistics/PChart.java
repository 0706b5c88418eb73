// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import java.util.List;

/**
 * p charts: shares of counts, and limits three binomial standard errors from the share of all (Shewhart). They widen where
 * there are fewer cases, and suit shares of many cases that are alike; where the share itself wanders from period to
 * period they call too much a signal, and an XmR chart does not.
 */
public final class PChart {

    private static final double REACH = 3;
    private static final double NEAR = 2;

    private PChart() {}

    /** @param counts in order of time, at least one */
    public static ControlChart chart(final List<Count> counts, final ChartRules rules) {
        return ControlChart.of(
                counts.stream().mapToDouble(Count::share).toArray(),
                rules,
                (from, to) -> limits(counts.subList(from, to), rules));
    }

    private static Limits[] limits(final List<Count> counts, final ChartRules rules) {
        final List<Count> baseline =
                counts.subList(0, Math.min(counts.size(), rules.baseline().orElse(Integer.MAX_VALUE)));
        final long successes = baseline.stream().mapToLong(Count::successes).sum();
        final long all = baseline.stream().mapToLong(Count::all).sum();
        final double centre = (double) successes / all;
        return counts.stream().map(count -> limits(centre, count.all())).toArray(Limits[]::new);
    }

    private static Limits limits(final double centre, final int all) {
        final double error = Math.sqrt(centre * (1 - centre) / all);
        return new Limits(
                centre,
                Math.max(0, centre - REACH * error),
                Math.min(1, centre + REACH * error),
                Math.max(0, centre - NEAR * error),
                Math.min(1, centre + NEAR * error));
    }
}
