// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.calendar.Division;
import org.doorclock.hub.calendar.LocalDays;
import org.doorclock.hub.calendar.Timetable;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.time.TimeSource;

/** Counts cases under a measure, by place, period and band. Safe for use by many threads. */
public final class Compliance {

    private final CaseBook book;
    private final Organisation organisation;
    private final Calendar calendar;
    private final Gaps gaps;
    private final TimeSource time;

    public Compliance(
            final CaseBook book,
            final Organisation organisation,
            final Calendar calendar,
            final Gaps gaps,
            final TimeSource time) {
        this.book = book;
        this.organisation = organisation;
        this.calendar = calendar;
        this.gaps = gaps;
        this.time = time;
    }

    /**
     * Which cases the figures of a question are of.
     *
     * @param period the label of a row; empty for all rows
     */
    public Membership membership(final Question question, final Optional<String> period) {
        return new Membership(question, period, organisation, calendar);
    }

    public Answer answer(final Question question) {
        final Instant now = time.now();
        return book.read(() -> count(question, now));
    }

    private Answer count(final Question question, final Instant now) {
        final Counting counting = new Counting(question);
        final List<String> sites = sites(question);
        final Map<Division, Timetable> timetables = new EnumMap<>(Division.class);
        final Instant from = LocalDays.startOf(question.from());
        final Instant to = LocalDays.startOf(question.to());
        for (final String site : sites) {
            final Timetable timetable = timetables.computeIfAbsent(
                    organisation.divisionOf(site),
                    division -> calendar.timetable(question.from(), question.to(), question.grain(), division));
            book.count(
                    site,
                    question.measure(),
                    from,
                    to,
                    now,
                    counting.of(organisation.of(site), book.doors(site), timetable));
        }
        final List<Row> rows = counting.rows();
        return new Answer(
                question,
                rows,
                titles(question.level(), rows),
                definitions(question.bands()),
                unknown(question, timetables.keySet()),
                counting.clockStarts(),
                book.freshness(),
                sites.stream().flatMap(site -> gaps.at(site).stream()).toList());
    }

    private List<String> sites(final Question question) {
        return book.sites().stream()
                .filter(site -> question.scope().holds(organisation.of(site)))
                .toList();
    }

    private Map<String, String> titles(final Level level, final List<Row> rows) {
        final Map<String, String> titles = new TreeMap<>();
        for (final Row row : rows) {
            final String title = organisation.title(level, row.org());
            if (!title.equals(row.org())) {
                titles.put(row.org(), title);
            }
        }
        return titles;
    }

    private Map<Band, String> definitions(final List<Band> bands) {
        final Map<Band, String> definitions = new EnumMap<>(Band.class);
        bands.forEach(band -> definitions.put(band, calendar.rules().definition(band)));
        return definitions;
    }

    private Set<Integer> unknown(final Question question, final Set<Division> divisions) {
        return question.bands().equals(List.of(Band.ALL))
                ? Set.of()
                : calendar.yearsUnknown(question.from(), question.to(), divisions);
    }
}
