// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.List;
import java.util.OptionalInt;
import org.doorclock.hub.charts.Conclusion;
import org.doorclock.hub.charts.Period;
import org.doorclock.hub.charts.Unit;
import org.doorclock.hub.charts.Words;
import org.doorclock.hub.charts.XmrChart;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.http.Html;
import org.doorclock.hub.statistics.ChartRules;
import org.doorclock.hub.statistics.ControlChart;
import org.doorclock.hub.statistics.Direction;
import org.doorclock.hub.statistics.Xmr;
import org.doorclock.measure.Measure;

/** One place's share by month: the chart, and above it what it says. */
final class Trend {

    /** The limits rest on the first twelve months, so that a change stands out against what was before it. */
    private static final ChartRules RULES = new ChartRules(
            true, OptionalInt.of(ChartRules.LEAST_BASELINE), ChartRules.USUAL_ROW, ChartRules.USUAL_ROW, List.of());

    private final Measure measure;
    private final List<Row> months;

    Trend(final Measure measure, final List<Row> months) {
        this.measure = measure;
        this.months = months.stream()
                .filter(row -> row.figures().flatMap(Row.Figures::share).isPresent())
                .toList();
    }

    /** HTML. */
    String section() {
        if (measure.limit().isEmpty()) {
            return say("This measure has no limit: its medians are in the table.", "");
        }
        if (months.size() < 2) {
            return say(
                    "A chart needs two months of at least " + Answer.FEW + " patients, and there are not so many yet.",
                    "");
        }
        final ControlChart chart =
                Xmr.chart(months.stream().mapToDouble(Trend::share).toArray(), RULES);
        final List<Period> periods =
                months.stream().map(row -> new Period(row.period(), row.n())).toList();
        final Words words = new Words(
                measure.title(),
                "Percent of patients",
                "month",
                Unit.PERCENT,
                Direction.HIGHER_IS_BETTER,
                measure.target());
        return say(
                Conclusion.of(chart, words),
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Chart\">"
                        + XmrChart.svg(chart, periods, words) + "</div>"
                        + "<p class=\"note\">Circle: chance. Diamond: better. Triangle: worse. Months of fewer than "
                        + Answer.FEW + " patients are left out.</p>");
    }

    private static double share(final Row row) {
        return row.figures().flatMap(Row.Figures::share).orElseThrow().proportion();
    }

    private static String say(final String conclusion, final String rest) {
        return "<h2>Is it getting better?</h2><p class=\"lead\">" + Html.text(conclusion) + "</p>" + rest;
    }
}
