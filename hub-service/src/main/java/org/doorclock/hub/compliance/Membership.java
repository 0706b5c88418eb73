// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.calendar.Division;
import org.doorclock.hub.calendar.Timetable;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.Timing;
import org.doorclock.hub.organisation.Organisation;

/** Tells whether a case is among those that a question is about: by place, day, period and band. For one thread. */
public final class Membership {

    private final Question question;
    private final Optional<String> period;
    private final Organisation organisation;
    private final Calendar calendar;
    private final Instant from;
    private final Instant to;
    private final Map<Division, Timetable> timetables = new EnumMap<>(Division.class);

    /** @param period the label of a row; empty for all between the question's days */
    Membership(
            final Question question,
            final Optional<String> period,
            final Organisation organisation,
            final Calendar calendar) {
        this.question = question;
        this.period = period;
        this.organisation = organisation;
        this.calendar = calendar;
        this.from = question.start();
        this.to = question.end();
    }

    /** @param timing of the case, by the question's measure */
    public boolean holds(final Case folded, final Timing timing) {
        return question.scope().holdsDoor(folded.door())
                && question.scope().holds(organisation.of(folded.site()))
                && isBetween(timing)
                && isIn(timetable(folded.site()), timing.at());
    }

    private boolean isBetween(final Timing timing) {
        return !timing.when().isBefore(from) && timing.when().isBefore(to);
    }

    private boolean isIn(final Timetable timetable, final long at) {
        final int cell = timetable.cell(at);
        return period.map(timetable.label(Timetable.period(cell))::equals).orElse(true)
                && question.bands().stream().anyMatch((final Band band) -> Timetable.isIn(cell, band));
    }

    private Timetable timetable(final String site) {
        return timetables.computeIfAbsent(
                organisation.divisionOf(site),
                division -> calendar.timetable(question.from(), question.to(), question.grain(), division));
    }
}
