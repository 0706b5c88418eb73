// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.List;
import java.util.Optional;
import org.doorclock.hub.calendar.Band;

/**
 * How long each part of the pathway took, and what that rests on.
 *
 * @param breakdowns by place, then by period, then by band
 */
public record Pathways(Basis basis, List<Breakdown> breakdowns) {

    /**
     * @param cases that the measure counts there
     * @param steps in the order of {@link Step}; empty if there are too few cases
     */
    public record Breakdown(String period, String org, Band band, int cases, List<Part> steps) {}

    /**
     * One step. {@code n + outOfOrder + undated + noStart + noEnd + neither} are all cases. Medians of steps do not add up
     * to the median of the whole, and the steps are not of the same cases.
     *
     * @param n cases with both ends, in an order that is possible
     * @param orderUnsure of these, how many may be in the other order, their times being too uncertain to tell
     * @param outOfOrder the end came certainly before the start
     * @param undated an end is not even known to the day
     * @param noStart only the end is on record
     * @param noEnd only the start is on record, or the end is still to come
     * @param neither nothing is on record
     * @param minutes empty if n is too few
     */
    public record Part(
            Step step,
            int n,
            int orderUnsure,
            int outOfOrder,
            int undated,
            int noStart,
            int noEnd,
            int neither,
            Optional<Minutes> minutes) {}

    /** Of n, by the best times; the true values lie within the bounds. */
    public record Minutes(Bounded mean, Bounded median, Bounded p90) {}

    /**
     * @param low what it would be if every time were the shortest that its uncertainty allows
     * @param high the same with the longest
     */
    public record Bounded(double best, double low, double high) {}
}
