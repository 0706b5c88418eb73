// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

/**
 * What a point is held against, in the points' unit. The limits are infinite where nothing gives them: of a single point,
 * or where no moving range is left.
 *
 * @param centre the centre line: the mean
 * @param lower below it a point is outside
 * @param upper above it a point is outside
 * @param nearLower where the outer third towards the lower limit begins
 * @param nearUpper where the outer third towards the upper limit begins
 */
public record Limits(double centre, double lower, double upper, double nearLower, double nearUpper) {

    public boolean areKnown() {
        return Double.isFinite(lower) && Double.isFinite(upper);
    }

    boolean areCrossedBy(final double value) {
        return value > upper || value < lower;
    }

    boolean areNeared(final double value) {
        return !areCrossedBy(value) && (value < nearLower || value > nearUpper);
    }

    /** 1 above the centre line, -1 below, 0 on it. */
    int side(final double value) {
        return (int) Math.signum(value - centre);
    }
}
