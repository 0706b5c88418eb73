// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.analysis.Statistic;
import org.doorclock.hub.analysis.Trend;
import org.doorclock.hub.analysis.Trends;
import org.doorclock.hub.charts.Conclusion;
import org.doorclock.hub.charts.Period;
import org.doorclock.hub.charts.Unit;
import org.doorclock.hub.charts.Words;
import org.doorclock.hub.charts.XmrChart;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.http.Html;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.statistics.ChartRules;
import org.doorclock.hub.statistics.ControlChart;
import org.doorclock.measure.Measure;

/** The year of each site as a control chart, with what it says in words. */
final class MonthCharts {

    /** More would bury the figures; the dashboard shows them one by one. */
    static final int MOST = 6;

    private final Measure measure;
    private final Statistic statistic;
    private final List<Trend> trends;

    /** @param today months that it lies in have not ended */
    MonthCharts(final Answer answer, final Changes changes, final LocalDate today) {
        this.measure = answer.question().measure().measure();
        this.statistic = measure.limit().isPresent() ? Statistic.PROPORTION : Statistic.MEDIAN;
        this.trends = new Trends(
                        statistic,
                        false,
                        ChartRules.AGAINST_THE_FIRST,
                        org -> changes.of(Level.SITE, org, measure.id()))
                .of(answer, today).stream()
                        .filter(trend ->
                                trend.chart().filter(MonthCharts::varies).isPresent())
                        .toList();
    }

    String html() {
        if (trends.size() > MOST) {
            return "<p class=\"note\">Charts of more than %d sites are not in this report; the dashboard has each.</p>"
                    .formatted(MOST);
        }
        return trends.stream().map(this::figure).collect(Collectors.joining());
    }

    private String figure(final Trend trend) {
        final ControlChart chart = trend.chart().orElseThrow();
        final List<Period> periods = trend.rows().stream()
                .map(row -> new Period(row.period(), row.n()))
                .toList();
        final Words words = words(trend);
        return "<figure>%s<figcaption>%s</figcaption></figure>"
                .formatted(
                        XmrChart.svg(chart, periods, words, trend.emptyPeriods(words.period())),
                        Html.text(Conclusion.of(chart, words)));
    }

    private Words words(final Trend trend) {
        final boolean share = statistic == Statistic.PROPORTION;
        return new Words(
                measure.title() + ": " + trend.title(),
                statistic.measured(),
                "month",
                share ? Unit.PERCENT : Unit.MINUTES,
                statistic.direction(),
                share ? measure.target() : Optional.empty());
    }

    private static boolean varies(final ControlChart chart) {
        return chart.points().stream()
                        .mapToDouble(ControlChart.Point::value)
                        .distinct()
                        .count()
                > 1;
    }
}
