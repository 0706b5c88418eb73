// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.http.Html;

/** The figures by place and period; each number of patients leads to their cases. */
final class FigureTable {

    private final Filters filters;
    private final Answer answer;

    FigureTable(final Filters filters, final Answer answer) {
        this.filters = filters;
        this.answer = answer;
    }

    String html() {
        return Page.wide("The figures", """
                <table>
                <caption>By %s. Times in minutes. Not decided: still running, uncertain or impossible times, no clock start.
                Fewer than %d patients are too few to report.</caption>
                <thead><tr><th scope="col">Period</th><th scope="col" class="name">%s</th><th scope="col">Patients</th><th scope="col">Met</th><th scope="col">Missed</th><th scope="col">Not decided</th><th scope="col">Median</th><th scope="col">90th</th><th scope="col">Share</th><th scope="col">95%% interval</th></tr></thead>
                <tbody>%s</tbody>
                </table>
                """.formatted(
                        filters.question().grain().wireName().replace('-', ' '),
                        Answer.FEW,
                        Page.capital(filters.question().level().wireName()),
                        answer.rows().stream().map(this::row).collect(Collectors.joining())));
    }

    private String row(final Row row) {
        final String head = "<tr><th scope=\"row\">%s</th><td class=\"name\">%s</td><td><a href=\"%s\">%d</a></td>"
                .formatted(
                        row.period(),
                        Html.text(answer.basis().titles().getOrDefault(row.org(), row.org())),
                        Html.text(Page.cases(filters, row.org(), row.period(), "")),
                        row.n());
        return head
                + row.figures()
                        .map(figures -> cells(row, figures))
                        .orElse("<td colspan=\"7\" class=\"few\">too few to report</td>")
                + "</tr>";
    }

    private String cells(final Row row, final Row.Figures figures) {
        return "<td>%d</td><td>%s</td><td>%d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td>"
                .formatted(
                        figures.met(),
                        missed(row, figures.missed()),
                        figures.running() + figures.indeterminate() + figures.quarantined() + figures.noClockStart(),
                        minutes(figures.medianMinutes()),
                        minutes(figures.p90Minutes()),
                        figures.share()
                                .map(share -> Page.percent(share.proportion()))
                                .orElse("–"),
                        figures.share()
                                .map(share -> Page.percent(share.low()) + " to " + Page.percent(share.high()))
                                .orElse("–"));
    }

    private String missed(final Row row, final int missed) {
        return missed == 0
                ? "0"
                : "<a href=\"%s\">%d</a>"
                        .formatted(Html.text(Page.cases(filters, row.org(), row.period(), "missed")), missed);
    }

    private static String minutes(final Optional<Double> value) {
        return value.map(minutes -> String.format(Locale.UK, "%,d", (long) Math.floor(minutes)))
                .orElse("–");
    }
}
