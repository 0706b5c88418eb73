// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.List;
import java.util.Optional;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Scope;

/**
 * What the dashboard shows.
 *
 * @param rows by place and period, few cases suppressed
 * @param months by place and month, of the measure, for the chart
 */
record Figures(List<Row> rows, List<Row> months) {

    static Figures of(final Compliance compliance, final Filters filters) {
        final Answer rows = compliance.answer(question(filters, filters.by()));
        final Answer months = filters.by() == Grain.MONTH ? rows : compliance.answer(question(filters, Grain.MONTH));
        return new Figures(rows.rows(), months.rows());
    }

    /** The one place that the chart is about: the site asked for, or the only one there is. */
    Optional<String> place() {
        final List<String> places = months.stream().map(Row::org).distinct().toList();
        return places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
    }

    private static Question question(final Filters filters, final Grain grain) {
        return Question.of(filters.measure(), filters.from(), filters.to())
                .by(grain)
                .in(filters.site().map(site -> Scope.of(Level.SITE, site)).orElse(Scope.EVERYWHERE));
    }
}
