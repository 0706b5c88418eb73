// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import java.util.Arrays;

/** Quantiles as spreadsheets' PERCENTILE.INC and R's type 7 interpolate them. */
public final class Quantile {

    private Quantile() {}

    /**
     * @param values in any order, at least one
     * @param fraction from 0 to 1
     */
    public static double of(final double[] values, final double fraction) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final double place = (sorted.length - 1) * fraction;
        final int below = (int) Math.floor(place);
        final int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
