// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.hub.analysis.Statistic;
import org.doorclock.hub.analysis.Trend;
import org.doorclock.hub.api.CaseLinks;
import org.doorclock.hub.charts.Conclusion;
import org.doorclock.hub.charts.Period;
import org.doorclock.hub.charts.Unit;
import org.doorclock.hub.charts.Words;
import org.doorclock.hub.charts.XmrChart;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.http.Html;
import org.doorclock.hub.statistics.ControlChart;
import org.doorclock.measure.Measure;

/** Whether a measure gets better: in words, and below them the chart that the words rest on. */
final class TrendSection {

    private static final int LEAST_POINTS = 2;

    private final Filters filters;
    private final Figures.Charts charts;
    private final Measure measure;

    TrendSection(final Filters filters, final Figures.Charts charts) {
        this.filters = filters;
        this.charts = charts;
        this.measure = charts.measure().measure();
    }

    /** HTML: the conclusion, then the chart; of several places the conclusion of each. */
    String html() {
        if (charts.trends().isEmpty()) {
            return "<p class=\"lead\">Nobody was counted in this time.</p>";
        }
        return charts.only().map(this::one).orElseGet(this::several);
    }

    private String one(final Trend trend) {
        if (trend.rows().size() < LEAST_POINTS) {
            return "<p class=\"lead\">" + tooFew() + "</p>";
        }
        final ControlChart chart = trend.chart().orElseThrow();
        final List<Period> periods = trend.rows().stream()
                .map(row -> new Period(row.period(), row.n()))
                .toList();
        final Words words = words(trend);
        if (isFlat(chart)) {
            return "<p class=\"lead\">Every " + charts.grain().wireName() + " the same: "
                    + words.unit().say(chart.last().value()) + ". There is nothing to chart.</p>";
        }
        return "<p class=\"lead\">" + Html.text(Conclusion.of(chart, words)) + "</p>"
                + Page.wide(
                        "Chart: " + words.title(),
                        XmrChart.svg(chart, periods, words, trend.emptyPeriods(words.period())))
                + note(trend);
    }

    private static boolean isFlat(final ControlChart chart) {
        return chart.points().stream()
                        .mapToDouble(ControlChart.Point::value)
                        .distinct()
                        .count()
                == 1;
    }

    /** By name; which is better than its neighbour is mostly chance. */
    private String several() {
        return charts.trends().stream()
                .map(trend -> "<dt><a href=\"/?%s\">%s</a></dt><dd>%s</dd>"
                        .formatted(
                                Html.text(new Filters(filters.question()
                                                .in(CaseLinks.placed(filters.question(), trend.org())))
                                        .query()),
                                Html.text(trend.title()),
                                Html.text(conclusion(trend))))
                .collect(Collectors.joining("", "<p>Choose a place to see its chart.</p><dl>", "</dl>"));
    }

    private String conclusion(final Trend trend) {
        return trend.rows().size() < LEAST_POINTS
                ? tooFew()
                : Conclusion.of(trend.chart().orElseThrow(), words(trend));
    }

    private String tooFew() {
        return "A chart needs two whole periods of at least " + Answer.FEW
                + " patients, and there are not so many yet.";
    }

    private static String note(final Trend trend) {
        return "<p class=\"note\">Circle: chance. Diamond: better. Triangle: worse. Limits are set by the first twelve points."
                + (trend.leftOut().isEmpty()
                        ? ""
                        : " Left out, as they have no or too few patients or are not whole: "
                                + Html.text(trend.leftOut().stream()
                                        .map(Trend.LeftOut::period)
                                        .collect(Collectors.joining(", ")))
                                + ".")
                + "</p>";
    }

    private Words words(final Trend trend) {
        final boolean share = charts.statistic() == Statistic.PROPORTION;
        return new Words(
                measure.title() + (charts.trends().size() == 1 && trend.title().isEmpty() ? "" : ": " + trend.title()),
                charts.statistic().measured(),
                charts.grain().wireName(),
                share ? Unit.PERCENT : Unit.MINUTES,
                charts.statistic().direction(),
                share ? measure.target() : Optional.empty());
    }
}
