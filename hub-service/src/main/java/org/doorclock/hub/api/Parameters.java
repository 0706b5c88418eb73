// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.event.Names;
import org.doorclock.hub.calendar.LocalDays;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;

/** Query parameters that several addresses take. */
final class Parameters {

    static final ZoneId LOCAL = LocalDays.ZONE;

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2200;

    private Parameters() {}

    static Optional<String> site(final Query query) {
        return query.choice("site", Parameters::name, "a site's name");
    }

    /** The ids of all measures, for messages. */
    static String ids(final MeasureSet measures) {
        return measures.places().stream().map(place -> place.measure().id()).collect(Collectors.joining(", "));
    }

    static String requiredSite(final Query query) {
        return query.required("site", Parameters::name, "a site's name");
    }

    static Optional<LocalDate> date(final Query query, final String name) {
        final Optional<LocalDate> date = query.date(name);
        if (date.filter(d -> d.getYear() < FIRST_YEAR || d.getYear() > LAST_YEAR)
                .isPresent()) {
            throw wrong(
                    "The parameter " + name + " is too far from today.",
                    "Make it a date from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        return date;
    }

    static void requireOrder(final LocalDate from, final LocalDate to) {
        if (!from.isBefore(to)) {
            throw wrong(
                    "The parameter to is not after the parameter from.",
                    "Make to the day after the last one that counts.");
        }
    }

    static ProblemException wrong(final String detail, final String remedy) {
        return new ProblemException(Problem.badRequest(detail, remedy));
    }

    private static Optional<String> name(final String value) {
        return Optional.of(value).filter(Names::isValid);
    }
}
