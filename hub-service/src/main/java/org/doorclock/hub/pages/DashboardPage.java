// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.http.Html;
import org.doorclock.measure.Measure;

/** The managers' first page: one measure, how it stands, whether it gets better, and the figures below. */
final class DashboardPage {

    private final Filters filters;
    private final Measure measure;
    private final Set<String> sites;
    private final MeasureSet measures;

    DashboardPage(final Filters filters, final Set<String> sites, final MeasureSet measures) {
        this.filters = filters;
        this.measure = filters.measure().measure();
        this.sites = sites;
        this.measures = measures;
    }

    String html(final Figures figures) {
        return Html.page(measure.title(), """
                <header class="top"><p class="brand"><a href="/">Doorclock</a></p>%s</header>
                <main id="content">
                <h1>%s</h1>
                <p class="lead">%s</p>
                %s
                %s
                <h2>The figures</h2>
                %s
                <p>The same as <a href="%s">JSON</a> or <a href="%s">CSV</a>.</p>
                <h2>The rule</h2>
                <p>%s</p><p class="note">%s. Rule %s, version %d.</p>
                </main>
                """.formatted(
                        navigation(),
                        Html.text(measure.title()),
                        Html.text(conclusion(figures.rows())),
                        form(),
                        trend(figures),
                        table(figures.rows()),
                        api(""),
                        api("&format=csv"),
                        Html.text(measure.source().says()),
                        Html.text(measure.source().document()),
                        measure.id(),
                        measure.version()));
    }

    private String navigation() {
        return sites.stream()
                .map(Html::text)
                .map(site -> "<a href=\"/board/%1$s\">Board %1$s</a> <a href=\"/board/%1$s/setup\">Set-up %1$s</a>"
                        .formatted(site))
                .collect(Collectors.joining(" ", "<nav aria-label=\"Pages\">", " <a href=\"/openapi\">API</a></nav>"));
    }

    private String api(final String more) {
        return Html.text("/api/v1/compliance?" + filters.query() + more);
    }

    private String conclusion(final List<Row> rows) {
        final List<Row.Figures> figures =
                rows.stream().flatMap(row -> row.figures().stream()).toList();
        final int met = figures.stream().mapToInt(Row.Figures::met).sum();
        final int all = met + figures.stream().mapToInt(Row.Figures::missed).sum();
        if (rows.isEmpty()) {
            return "No patient was counted in this time.";
        }
        if (measure.limit().isEmpty() || all == 0) {
            final int patients = rows.stream().mapToInt(Row::n).sum();
            return patients + (patients == 1 ? " patient was" : " patients were") + " counted in this time.";
        }
        final String target = measure.target()
                .map(share -> " The target is " + Math.round(share * 100) + "%.")
                .orElse("");
        return "%,d of %,d within the limit: %s.%s".formatted(met, all, percent((double) met / all), target);
    }

    private String trend(final Figures figures) {
        if (figures.place().isEmpty() && !figures.months().isEmpty()) {
            return "<h2>Is it getting better?</h2><p class=\"lead\">Choose one site to see its chart.</p>";
        }
        return new Trend(measure, figures.months()).section();
    }

    private String form() {
        return """
                <form method="get" action="/">
                <label>Site <select name="site">%s%s</select></label>
                <label>Measure <select name="measure">%s</select></label>
                <label>By <select name="by">%s</select></label>
                <label>From <input type="date" name="from" value="%s"></label>
                <label>To, not included <input type="date" name="to" value="%s"></label>
                <button>Show</button>
                </form>
                """.formatted(
                option("", "All sites", filters.site().isEmpty()),
                sites.stream()
                        .map(site -> option(site, site, filters.site().equals(Optional.of(site))))
                        .collect(Collectors.joining()),
                measures.places().stream()
                        .map(MeasureSet.Place::measure)
                        .map(each -> option(each.id(), each.title(), each.id().equals(measure.id())))
                        .collect(Collectors.joining()),
                List.of(Grain.values()).stream()
                        .map(each -> option(each.wireName(), each.wireName(), each == filters.by()))
                        .collect(Collectors.joining()),
                filters.from(),
                filters.to());
    }

    private static String option(final String value, final String text, final boolean chosen) {
        return "<option value=\"%s\"%s>%s</option>"
                .formatted(Html.text(value), chosen ? " selected" : "", Html.text(text));
    }

    private String table(final List<Row> rows) {
        return """
                <div class="scroll" tabindex="0" role="region" aria-label="The figures">
                <table>
                <caption>By %s. Times in minutes. Fewer than %d patients are too few to report.</caption>
                <thead><tr><th scope="col">Period</th><th scope="col" class="name">Site</th><th scope="col">Patients</th><th scope="col">Met</th><th scope="col">Missed</th><th scope="col">Running</th><th scope="col">Undecided</th><th scope="col">Impossible</th><th scope="col">No start</th><th scope="col">Median</th><th scope="col">90th</th><th scope="col">Share</th><th scope="col">95%% interval</th></tr></thead>
                <tbody>%s</tbody>
                </table>
                </div>
                """.formatted(
                        filters.by().wireName(),
                        Answer.FEW,
                        rows.stream().map(DashboardPage::row).collect(Collectors.joining()));
    }

    private static String row(final Row row) {
        final String head = "<tr><th scope=\"row\">%s</th><td class=\"name\">%s</td><td>%d</td>"
                .formatted(row.period(), Html.text(row.org()), row.n());
        return head
                + row.figures()
                        .map(DashboardPage::cells)
                        .orElse("<td colspan=\"10\" class=\"few\">too few to report</td>")
                + "</tr>";
    }

    private static String cells(final Row.Figures figures) {
        return "<td>%d</td><td>%d</td><td>%d</td><td>%d</td><td>%d</td><td>%d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td>"
                .formatted(
                        figures.met(),
                        figures.missed(),
                        figures.running(),
                        figures.indeterminate(),
                        figures.quarantined(),
                        figures.noClockStart(),
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
}
