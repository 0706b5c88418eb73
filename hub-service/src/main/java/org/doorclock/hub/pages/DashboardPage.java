// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Header;
import org.doorclock.hub.charts.HeatMap;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.http.Html;
import org.doorclock.measure.Measure;

/** The managers' first page: how a measure stands, whether it gets better, where, when, and what that rests on. */
final class DashboardPage {

    private final Filters filters;
    private final Measure measure;
    private final Set<String> sites;
    private final Caller caller;

    /**
     * What the page shows beside its filters.
     *
     * @param chosen the measure that is asked for
     * @param headlines the others that managers are asked about
     * @param rows by place and period
     * @param totals by place
     * @param compared the places that they are compared with, themselves among them
     * @param week arrivals by hour of the week
     * @param quality HTML
     */
    record Content(
            Figures.Charts chosen,
            List<Figures.Charts> headlines,
            Answer rows,
            Answer totals,
            Answer compared,
            int[] week,
            String quality) {}

    /** @param sites that this caller may see boards of */
    DashboardPage(final Filters filters, final Set<String> sites, final Caller caller) {
        this.caller = caller;
        this.filters = filters;
        this.measure = filters.measure();
        this.sites = sites;
    }

    String html(final FilterForm form, final Content content) {
        return Html.page(measure.title(), """
                %s
                <main id="content">
                <h1>%s</h1>
                <p class="lead">%s</p>
                %s
                <h2>Is it getting better?</h2>
                %s
                %s
                <h2>The figures</h2>
                %s
                <p class="note">The same as <a href="%s">JSON</a> or <a href="%s">CSV</a>; <a href="%s">all its cases</a>; <a href="%s">those over the limit, with reasons</a>.</p>
                <h2>When do they come?</h2>
                <p class="lead">%s</p>
                %s
                <h2>Where does it differ?</h2>
                %s
                <h2>What do the figures rest on?</h2>
                %s
                <h2>The rule</h2>
                <p>%s</p><p class="note">%s. <a href="/measures/%s">All of rule %s, version %d</a>.</p>
                </main>
                """.formatted(
                        Header.of(caller, links()),
                        Html.text(measure.title()),
                        Html.text(conclusion(content.totals().rows())
                                + notCounted(content.totals().rows())),
                        form.html(),
                        new TrendSection(filters, content.chosen()).html(),
                        headlines(content.headlines()),
                        new FigureTable(filters, content.rows()).html(),
                        Html.text("/api/v1/compliance?" + filters.query()),
                        Html.text("/api/v1/compliance?" + filters.query() + "&format=csv"),
                        Html.text("/figures/cases?" + filters.cases()),
                        Html.text("/figures/cases?" + filters.cases() + "&verdict=missed"),
                        Html.text(HeatMap.conclusion(content.week())),
                        Page.wide(
                                "Arrivals by hour of the week",
                                HeatMap.svg("Patients by hour of the week", days(), content.week())),
                        new FunnelSection(content.compared()).html(),
                        content.quality(),
                        Html.text(measure.source().says()),
                        Html.text(measure.source().document()),
                        measure.id(),
                        measure.id(),
                        measure.version()));
    }

    private String links() {
        return sites.stream()
                .map(Html::text)
                .map(site -> "<a href=\"/board/%1$s\">Board %1$s</a> <a href=\"/board/%1$s/setup\">Set-up %1$s</a>"
                        .formatted(site))
                .collect(Collectors.joining(
                        " ", "", " <a href=\"/openapi\">API</a> <a href=\"/account\">Your account</a>"));
    }

    private String headlines(final List<Figures.Charts> others) {
        return others.stream()
                .map(charts -> "<h3><a href=\"/?%s\">%s</a></h3>%s"
                        .formatted(
                                Html.text(filters.with(
                                        "measure", charts.measure().measure().id())),
                                Html.text(charts.measure().measure().title()),
                                new TrendSection(filters, charts).html()))
                .collect(Collectors.joining("", "<h2>The other headline measures</h2>", ""));
    }

    private String days() {
        return "By clock start, local time, " + filters.question().from() + " to "
                + filters.question().to().minusDays(1) + ".";
    }

    private String conclusion(final List<Row> totals) {
        final List<Row.Figures> figures =
                totals.stream().flatMap(row -> row.figures().stream()).toList();
        final int met = figures.stream().mapToInt(Row.Figures::met).sum();
        final int all = met + figures.stream().mapToInt(Row.Figures::missed).sum();
        if (totals.isEmpty()) {
            return "No patient was counted in this time.";
        }
        if (measure.limit().isEmpty() || all == 0) {
            final int patients = patients(totals.stream());
            return patients + (patients == 1 ? " patient was" : " patients were") + " counted in this time.";
        }
        final String target = measure.target()
                .map(share -> " The target is " + Page.percent(share) + ".")
                .orElse("");
        return "%,d of %,d within the limit: %s.%s".formatted(met, all, Page.percent((double) met / all), target);
    }

    /** A share that leaves places out says so. */
    private String notCounted(final List<Row> totals) {
        final List<Row> few =
                totals.stream().filter(row -> row.figures().isEmpty()).toList();
        if (few.isEmpty() || few.size() == totals.size() || measure.limit().isEmpty()) {
            return "";
        }
        final int patients = patients(few.stream());
        return " Not counted: %,d %s at %,d %s with fewer than %d."
                .formatted(
                        patients,
                        patients == 1 ? "patient" : "patients",
                        few.size(),
                        few.size() == 1 ? "place" : "places",
                        Answer.FEW);
    }

    private static int patients(final Stream<Row> rows) {
        return rows.mapToInt(Row::n).sum();
    }
}
