// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

/**
 * A share of cases with its uncertainty.
 *
 * @param proportion successes by all, 0 to 1
 * @param low the lower end of Wilson's 95 % score interval
 * @param high the upper end
 */
public record Share(double proportion, double low, double high) {

    private static final double Z = 1.959963984540054;

    /** @param all above 0 */
    public static Share of(final int successes, final int all) {
        final double p = (double) successes / all;
        final double z2 = Z * Z;
        final double middle = (p + z2 / (2 * all)) / (1 + z2 / all);
        final double half = Z / (1 + z2 / all) * Math.sqrt(p * (1 - p) / all + z2 / (4.0 * all * all));
        return new Share(p, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
