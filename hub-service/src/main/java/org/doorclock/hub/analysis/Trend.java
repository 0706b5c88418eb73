// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.statistics.ControlChart;

/**
 * One place's series as a control chart.
 *
 * @param org the id of the place
 * @param title what people call it
 * @param rows the figures of the periods that are points, in order of time
 * @param chart of them; empty if there is no point
 * @param leftOut periods that are no points
 */
public record Trend(String org, String title, List<Row> rows, Optional<ControlChart> chart, List<LeftOut> leftOut) {

    /**
     * What a chart says of periods that nobody was counted in, whose neighbours stand next to each other; empty if there is
     * none.
     *
     * @param period what one is called
     */
    public String emptyPeriods(final String period) {
        final long empty = leftOut.stream()
                .filter(each -> each.reason() == Reason.NO_CASES)
                .count();
        return empty == 0 ? "" : empty + " empty " + period + (empty == 1 ? "" : "s") + " left out.";
    }

    /** A period that is no point of the chart, and why. */
    public record LeftOut(String period, int n, Reason reason) {}

    /** Why a period is no point. On the wire in lower case with hyphens. */
    public enum Reason {
        /** It has too few patients to report. */
        TOO_FEW,
        /** Not all of its days were asked for, or it has not ended. */
        PARTIAL,
        /** No case of it has the figure. */
        NO_FIGURE,
        /** Nobody was counted in it. */
        NO_CASES;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
