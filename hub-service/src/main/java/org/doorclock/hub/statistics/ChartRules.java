// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a control chart is reckoned.
 *
 * @param screened whether moving ranges of 3.267 times their mean or more are left out of the limits: the default of the R
 *     package NHSRplotthedots; Making Data Count's own spreadsheets keep them. Nelson, Journal of Quality Technology 14(3)
 *     (1982). Nothing to a p chart
 * @param baseline centre line and limits rest on so many first points of each phase, {@value #LEAST_BASELINE} or more;
 *     empty for all of them
 * @param run so many in a row on one side of the centre line are a signal
 * @param trend so many that strictly rise or fall are a signal
 * @param rebases where the limits are reckoned anew, in order
 */
public record ChartRules(boolean screened, OptionalInt baseline, int run, int trend, List<Rebase> rebases) {

    /** Limits of fewer points are for trial. */
    public static final int LEAST_BASELINE = 12;

    /** Making Data Count's number of points of a run and of a trend. */
    public static final int USUAL_ROW = 7;

    /** As the R package reckons unless told otherwise. */
    public static final ChartRules USUAL = new ChartRules(true, OptionalInt.empty(), USUAL_ROW, USUAL_ROW, List.of());

    /** The limits rest on the first twelve points, so that a change stands out against what was before it. */
    public static final ChartRules AGAINST_THE_FIRST =
            new ChartRules(true, OptionalInt.of(LEAST_BASELINE), USUAL_ROW, USUAL_ROW, List.of());

    private static final int LEAST_ROW = 3;

    public ChartRules {
        rebases = List.copyOf(rebases);
        if (run < LEAST_ROW || trend < LEAST_ROW || baseline.orElse(LEAST_BASELINE) < LEAST_BASELINE) {
            throw new IllegalArgumentException("a row of fewer than 3 points, or a baseline of fewer than 12");
        }
    }
}
