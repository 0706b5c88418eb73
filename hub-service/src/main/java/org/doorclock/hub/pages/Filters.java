// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.doorclock.event.Names;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.time.TimeSource;

/**
 * What the dashboard is asked for, as its address says it.
 *
 * @param site empty for all sites
 * @param from the first day
 * @param to the day after the last
 */
record Filters(MeasureSet.Place measure, Optional<String> site, Grain by, LocalDate from, LocalDate to) {

    static final String[] NAMES = {"measure", "site", "by", "from", "to"};

    private static final ZoneId LOCAL = ZoneId.of("Europe/London");
    private static final int USUAL_MONTHS = 24;
    private static final int MOST_DAYS = 3700;

    static Filters of(final Query query, final CaseBook book, final TimeSource time) {
        final MeasureSet measures = book.measures();
        final LocalDate to = query.date("to")
                .orElseGet(() -> time.now().atZone(LOCAL).toLocalDate().plusDays(1));
        final LocalDate from = query.date("from")
                .orElseGet(() -> to.minusDays(1).withDayOfMonth(1).minusMonths(USUAL_MONTHS - 1L));
        if (!from.isBefore(to) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw new ProblemException(Problem.badRequest(
                    "The days asked for end before they begin, or are more than ten years.",
                    "Make to a day after from, and no more than ten years later."));
        }
        return new Filters(
                query.choice("measure", measures::find, "one of the measures that /api/v1/measures lists")
                        .orElseGet(() -> measures.places().getFirst()),
                query.choice("site", name -> Optional.of(name).filter(Names::isValid), "a site's name"),
                query.choice("by", Grain::ofWireName, Grain.CHOICES).orElse(Grain.MONTH),
                from,
                to);
    }

    /** The same as a query, for a link to the API or to a board of the same figures. */
    String query() {
        return "measure=" + measure.measure().id()
                + site.map(name -> "&site=" + name).orElse("") + "&by=" + by.wireName() + "&from=" + from + "&to=" + to;
    }
}
