// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.time.YearMonth;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.statistics.ChartRules;
import org.doorclock.hub.statistics.ControlChart;
import org.doorclock.hub.statistics.Direction;
import org.doorclock.hub.statistics.Signal;
import org.doorclock.hub.statistics.Xmr;
import org.doorclock.measure.Measure;

/** One place's share by month: the chart, and above it what it says. */
final class Trend {

    /** The limits rest on so many months. */
    static final int BASE = ChartRules.LEAST_BASELINE;

    private static final ChartRules RULES =
            new ChartRules(true, OptionalInt.of(BASE), ChartRules.USUAL_ROW, ChartRules.USUAL_ROW, List.of());

    private final Measure measure;
    private final List<XmrChart.Point> points;

    Trend(final Measure measure, final List<Row> months) {
        this.measure = measure;
        this.points = months.stream()
                .flatMap(row -> row.figures().flatMap(Row.Figures::share).stream()
                        .map(share ->
                                new XmrChart.Point(YearMonth.parse(row.period()), share.proportion() * 100, row.n())))
                .toList();
    }

    /** HTML. */
    String section() {
        if (measure.limit().isEmpty()) {
            return say("This measure has no limit: its medians are in the table.", "");
        }
        if (points.size() < 2) {
            return say(
                    "A chart needs two months of at least " + Answer.FEW + " patients, and there are not so many yet.",
                    "");
        }
        final ControlChart chart =
                Xmr.chart(points.stream().mapToDouble(XmrChart.Point::percent).toArray(), RULES);
        final OptionalDouble target =
                measure.target().stream().mapToDouble(share -> share * 100).findFirst();
        return say(
                change(chart) + reach(chart, target),
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Chart\">"
                        + new XmrChart(measure.title(), points, target, chart).svg() + "</div>"
                        + "<p class=\"note\">Circle: chance. Diamond: better. Triangle: worse. Months of fewer than "
                        + Answer.FEW + " patients are left out.</p>");
    }

    private static String say(final String conclusion, final String rest) {
        return "<h2>Is it getting better?</h2><p class=\"lead\">" + Html.text(conclusion) + "</p>" + rest;
    }

    private static String change(final ControlChart chart) {
        return switch (chart.last().signal().way()) {
            case 1 -> "Yes: the latest month belongs to a rise that chance does not explain.";
            case -1 -> "It is getting worse: the latest month belongs to a fall that chance does not explain.";
            default -> "No change: the latest month is within what chance explains.";
        };
    }

    /** The limits are those of the months before a change, if there is one. */
    private static String reach(final ControlChart chart, final OptionalDouble target) {
        if (target.isEmpty()) {
            return "";
        }
        final boolean changed = chart.last().signal() != Signal.COMMON_CAUSE;
        final String months = chart.assurance(target.getAsDouble(), Direction.HIGHER_IS_BETTER)
                .map(assurance -> switch (assurance) {
                    case CONSISTENT_PASS -> "every month";
                    case CONSISTENT_FAIL -> "no month";
                    case INCONSISTENT -> "some months, not all,";
                })
                .orElseThrow();
        return " " + (changed ? "Before it, " : "Unless something changes, ") + months
                + (changed ? " met" : " will meet") + " the target of " + Math.round(target.getAsDouble()) + "%.";
    }
}
