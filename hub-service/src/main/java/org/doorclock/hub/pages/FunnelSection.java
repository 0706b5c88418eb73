// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.List;
import org.doorclock.hub.charts.FunnelChart;
import org.doorclock.hub.charts.Unit;
import org.doorclock.hub.charts.Words;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.http.Html;
import org.doorclock.hub.statistics.Count;
import org.doorclock.hub.statistics.Direction;
import org.doorclock.hub.statistics.Funnel;
import org.doorclock.measure.Measure;

/** Which places differ from the rest by more than chance; in no order of rank. */
final class FunnelSection {

    private final Answer totals;

    FunnelSection(final Answer totals) {
        this.totals = totals;
    }

    String html() {
        final Measure measure = totals.question().measure().measure();
        final List<Funnel.Unit> units = totals.rows().stream()
                .filter(row -> row.figures().flatMap(Row.Figures::share).isPresent())
                .map(this::unit)
                .toList();
        if (measure.limit().isEmpty()) {
            return "<p>This measure has no limit, so there is no share to compare.</p>";
        }
        if (units.size() < 2) {
            return "<p>There is one place, or none, with enough patients; nothing to compare.</p>";
        }
        final Funnel funnel = Funnel.of(units, false);
        final Words words = new Words(
                measure.title(),
                "Percent of patients",
                "place",
                Unit.PERCENT,
                Direction.HIGHER_IS_BETTER,
                measure.target());
        return "<p class=\"lead\">" + Html.text(FunnelChart.conclusion(funnel)) + "</p>"
                + Page.wide("Funnel: " + measure.title(), FunnelChart.svg(funnel, words));
    }

    private Funnel.Unit unit(final Row row) {
        final Row.Figures figures = row.figures().orElseThrow();
        return new Funnel.Unit(
                totals.basis().titles().getOrDefault(row.org(), row.org()),
                new Count(figures.met(), figures.met() + figures.missed()));
    }
}
