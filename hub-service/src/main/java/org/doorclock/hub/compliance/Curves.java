// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.List;
import java.util.Optional;
import org.doorclock.hub.calendar.Band;

/**
 * Cumulative shares by the minute, and what they rest on.
 *
 * @param minutes the last minute of each curve; the first is 0
 * @param curves by place, then by period, then by band
 */
public record Curves(Basis basis, int minutes, List<Curve> curves) {

    /**
     * The curve of one period, one place and one band. Only cases that were watched long enough are in it: those whose
     * clock started so long ago that its last minute has passed. So a fast recent case does not count while a slow one of
     * the same day is still to come.
     *
     * @param n cases in the curve, those never stopped among them
     * @param tooRecent cases left out as their clock started too short a time ago
     * @param quarantined left out, as their times are impossible
     * @param undated left out, as one of their times is not even known to the day
     * @param noClockStart left out, as nothing on record starts their clock
     * @param points empty if there are too few
     */
    public record Curve(
            String period,
            String org,
            Band band,
            int n,
            int tooRecent,
            int quarantined,
            int undated,
            int noClockStart,
            Optional<Points> points) {}

    /**
     * Shares of n, from 0 to 1, by the minute: the clock stopped after so many minutes or fewer, by the measure's
     * arithmetic. {@code certain} is never above {@code share}, {@code possible} never below it.
     *
     * @param share by the best times
     * @param certain by the longest time that the uncertainty of the times allows
     * @param possible by the shortest
     */
    public record Points(List<Double> share, List<Double> certain, List<Double> possible) {}
}
