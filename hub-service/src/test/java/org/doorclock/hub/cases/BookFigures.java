// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.time.SettableTimeSource;

/** All that can be seen of a book's cases but their ids, in an order of its own. */
final class BookFigures {

    private static final Calendar CALENDAR = Calendar.usual();
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-10-20");
    static final Instant LATER = Instant.parse("2026-12-23T20:00:00Z");

    private BookFigures() {}

    static List<String> of(final CaseBook book) {
        return book.read(() -> figures(book));
    }

    private static List<String> figures(final CaseBook book) {
        final List<String> figures = new ArrayList<>();
        for (final Case folded : book.latest(Long.MAX_VALUE, Integer.MAX_VALUE, any -> true, any -> any)) {
            figures.add(describe(book, folded));
        }
        for (final MeasureSet.Place measure : book.measures().places()) {
            final List<String> indexed = new ArrayList<>();
            book.count(
                    "north",
                    measure,
                    Instant.EPOCH,
                    LATER,
                    LATER,
                    (at, standing, elapsed, stopped, start, door) -> indexed.add(at + " " + standing + elapsed + stopped
                            + start + book.doors("north").get(door)));
            Collections.sort(indexed);
            figures.add(measure.measure().id() + " " + indexed);
        }
        final Compliance compliance = new Compliance(
                book, Organisation.none(Nation.ENGLAND), CALENDAR, site -> List.of(), new SettableTimeSource(LATER));
        for (final MeasureSet.Place measure : book.measures().places()) {
            final Question question = Question.of(measure, FIRST_DAY, FIRST_DAY.plusDays(60))
                    .at(Level.DOOR)
                    .by(Grain.WEEK)
                    .during(EnumSet.of(Band.OUT_OF_HOURS))
                    .showingSmall(true);
            compliance
                    .answer(question)
                    .rows()
                    .forEach(row -> figures.add(measure.measure().id() + row));
        }
        Collections.sort(figures);
        return figures;
    }

    private static String describe(final CaseBook book, final Case folded) {
        final StringBuilder text = new StringBuilder();
        folded.events()
                .forEach(event ->
                        text.append(event.id()).append(' ').append(event.when()).append(' '));
        text.append(folded.state())
                .append(folded.pathway())
                .append(folded.place())
                .append(folded.closed())
                .append(folded.modality())
                .append(folded.arrivalMode())
                .append(folded.urgency())
                .append(folded.reporter())
                .append(folded.refs());
        for (final MeasureSet.Place measure : book.measures().places()) {
            final Timing timing = book.timing(folded, measure);
            text.append(' ')
                    .append(timing.standing(measure, LATER))
                    .append(timing.clockStart())
                    .append(timing.at());
        }
        return text.toString();
    }
}
