// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.calendar.LocalDays;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.http.Html;
import org.doorclock.measure.Measure;

/** The month as HTML: it is read from a disk and printed, so that its style is inside it. */
final class MonthPage {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MADE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK).withZone(LocalDays.ZONE);

    private MonthPage() {}

    static String html(final YearMonth month, final List<Answer> answers, final Changes changes, final Instant now) {
        return """
                <!doctype html>
                <html lang="en-GB">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Doorclock, %1$s</title>
                <style>
                %2$s</style>
                </head>
                <body>
                <h1>Imaging times, %1$s</h1>
                <p class="note">Reckoned on %3$s from the events that were there by then. Later events change later reckonings, not
                this page. Fewer than %4$d patients are too few to report. Sites are listed by name, not by rank.</p>
                %5$s
                </body>
                </html>
                """.formatted(
                        MONTH.format(month),
                        style(),
                        MADE.format(now),
                        Answer.FEW,
                        answers.stream()
                                .map(answer -> section(month, answer, new MonthCharts(answer, changes, today(now))))
                                .collect(Collectors.joining()));
    }

    private static LocalDate today(final Instant now) {
        return now.atZone(LocalDays.ZONE).toLocalDate();
    }

    private static String section(final YearMonth month, final Answer answer, final MonthCharts charts) {
        final Measure measure = answer.question().measure().measure();
        final List<Row> current = answer.rows().stream()
                .filter(row -> row.period().equals(month.toString()))
                .toList();
        return """
                <section>
                <h2>%s</h2>
                <p class="lead">%s</p>
                %s
                <table>
                <caption>By site. Times in minutes. Gaps in what doors sent: %s.</caption>
                <thead><tr><th scope="col">Site</th><th scope="col">Month</th><th scope="col">Patients</th><th scope="col">Met</th><th scope="col">Missed</th><th scope="col">Not decided</th><th scope="col">Median</th><th scope="col">90th</th><th scope="col">Share</th><th scope="col">95%% interval</th></tr></thead>
                <tbody>%s</tbody>
                </table>
                <p class="note">%s %s. Rule %s, version %d.</p>
                </section>
                """.formatted(
                        Html.text(measure.title()),
                        Html.text(words(measure, current)),
                        charts.html(),
                        answer.gaps().isEmpty() ? "none known" : answer.gaps().size(),
                        answer.rows().stream().map(row -> row(row, month)).collect(Collectors.joining()),
                        Html.text(measure.source().says()),
                        Html.text(measure.source().document()),
                        measure.id(),
                        measure.version());
    }

    private static String words(final Measure measure, final List<Row> current) {
        final int patients = current.stream().mapToInt(Row::n).sum();
        final int met = sum(current, Row.Figures::met);
        final int decided = met + sum(current, Row.Figures::missed);
        if (measure.limit().isEmpty() || decided == 0) {
            return "%,d patients counted this month.".formatted(patients);
        }
        return "%,d of %,d within the limit: %s.%s"
                .formatted(
                        met,
                        decided,
                        percent((double) met / decided),
                        measure.target()
                                .map(target -> " The target is " + percent(target) + ".")
                                .orElse(""));
    }

    private static int sum(final List<Row> rows, final ToIntFunction<Row.Figures> figure) {
        return rows.stream()
                .flatMap(row -> row.figures().stream())
                .mapToInt(figure)
                .sum();
    }

    private static String row(final Row row, final YearMonth month) {
        final String head = "<tr%s><th scope=\"row\">%s</th><td>%s</td><td>%d</td>"
                .formatted(
                        row.period().equals(month.toString()) ? " class=\"now\"" : "",
                        Html.text(row.org()),
                        row.period(),
                        row.n());
        return head + row.figures().map(MonthPage::cells).orElse("<td colspan=\"7\">too few to report</td>") + "</tr>";
    }

    private static String cells(final Row.Figures figures) {
        return "<td>%d</td><td>%d</td><td>%d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td>"
                .formatted(
                        figures.met(),
                        figures.missed(),
                        figures.running() + figures.indeterminate() + figures.quarantined() + figures.noClockStart(),
                        minutes(figures.medianMinutes()),
                        minutes(figures.p90Minutes()),
                        figures.share()
                                .map(share -> percent(share.proportion()))
                                .orElse("–"),
                        figures.share()
                                .map(share -> percent(share.low()) + " to " + percent(share.high()))
                                .orElse("–"));
    }

    private static String minutes(final Optional<Double> value) {
        return value.map(minutes -> String.format(Locale.UK, "%,d", (long) Math.floor(minutes)))
                .orElse("–");
    }

    private static String percent(final double share) {
        return Math.round(share * 100) + "%";
    }

    private static String style() {
        try (InputStream in = MonthPage.class.getResourceAsStream("/reports/month.css")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
