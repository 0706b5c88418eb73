// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.statistics.ChartRules;
import org.doorclock.hub.statistics.ControlChart;
import org.doorclock.hub.statistics.Count;
import org.doorclock.hub.statistics.PChart;
import org.doorclock.hub.statistics.Rebase;
import org.doorclock.hub.statistics.Xmr;

/**
 * Makes control charts of figures, one a place. A period without cases has no row and so no point, as in NHSRplotthedots: its
 * neighbours are taken as next to each other, and the trend says that it is left out.
 *
 * @param statistic which figure
 * @param binomial whether the limits are those of a p chart; only of proportions
 * @param rules less the rebases, which are of a place
 * @param changes the days from which a place's limits are reckoned anew: from the first period that begins then or later
 */
public record Trends(
        Statistic statistic, boolean binomial, ChartRules rules, Function<String, List<Changes.Change>> changes) {

    /**
     * By place.
     *
     * @param answer of one band, by periods that have days
     * @param today periods that it lies in have not ended
     */
    public List<Trend> of(final Answer answer, final LocalDate today) {
        final Map<String, List<Row>> places = new TreeMap<>();
        answer.rows()
                .forEach(row -> places.computeIfAbsent(row.org(), org -> new ArrayList<>())
                        .add(row));
        final List<Trend> trends = new ArrayList<>();
        places.forEach((org, rows) ->
                trends.add(trend(org, answer.basis().titles().getOrDefault(org, org), rows, answer, today)));
        return trends;
    }

    private Trend trend(
            final String org, final String title, final List<Row> rows, final Answer answer, final LocalDate today) {
        final List<Row> points = new ArrayList<>();
        final List<Trend.LeftOut> leftOut = new ArrayList<>();
        for (final Row row : rows) {
            why(row, answer, today)
                    .ifPresentOrElse(
                            reason -> leftOut.add(new Trend.LeftOut(row.period(), row.n(), reason)),
                            () -> points.add(row));
        }
        leftOut.addAll(empty(rows, answer, today));
        leftOut.sort(Comparator.comparing(Trend.LeftOut::period));
        final Optional<ControlChart> chart =
                points.isEmpty() ? Optional.empty() : Optional.of(chart(points, rebased(org, points, answer)));
        return new Trend(org, title, points, chart, leftOut);
    }

    /** From the place's first period to the last that has ended, those that nobody was counted in. */
    private static List<Trend.LeftOut> empty(final List<Row> rows, final Answer answer, final LocalDate today) {
        final Grain grain = answer.question().grain();
        final LocalDate end = today.isBefore(answer.question().to())
                ? today
                : answer.question().to();
        final Set<String> there = rows.stream().map(Row::period).collect(Collectors.toSet());
        return Stream.iterate(
                        Span.of(grain, rows.getFirst().period()),
                        span -> !span.to().isAfter(end),
                        span -> Span.around(grain, span.to()))
                .map(span -> grain.label(span.from()))
                .filter(label -> !there.contains(label))
                .map(label -> new Trend.LeftOut(label, 0, Trend.Reason.NO_CASES))
                .toList();
    }

    private Optional<Trend.Reason> why(final Row row, final Answer answer, final LocalDate today) {
        final Span span = Span.of(answer.question().grain(), row.period());
        if (!span.isWithin(answer.question().from(), answer.question().to())
                || span.to().isAfter(today)) {
            return Optional.of(Trend.Reason.PARTIAL);
        }
        if (row.figures().isEmpty()) {
            return Optional.of(Trend.Reason.TOO_FEW);
        }
        return row.figures().flatMap(statistic::of).isEmpty() ? Optional.of(Trend.Reason.NO_FIGURE) : Optional.empty();
    }

    private ControlChart chart(final List<Row> points, final ChartRules rebased) {
        if (binomial) {
            return PChart.chart(points.stream().map(Trends::count).toList(), rebased);
        }
        return Xmr.chart(
                points.stream()
                        .mapToDouble(row -> row.figures().flatMap(statistic::of).orElseThrow())
                        .toArray(),
                rebased);
    }

    private ChartRules rebased(final String org, final List<Row> points, final Answer answer) {
        final List<Rebase> rebases = new ArrayList<>();
        for (final Changes.Change change : changes.apply(org)) {
            for (int i = 0; i < points.size(); i++) {
                if (!Span.of(answer.question().grain(), points.get(i).period())
                        .from()
                        .isBefore(change.day())) {
                    if (i > 0) {
                        rebases.add(new Rebase(i, change.reason()));
                    }
                    break;
                }
            }
        }
        return new ChartRules(rules.screened(), rules.baseline(), rules.run(), rules.trend(), rebases);
    }

    private static Count count(final Row row) {
        final Row.Figures figures = row.figures().orElseThrow();
        return new Count(figures.met(), figures.met() + figures.missed());
    }
}
