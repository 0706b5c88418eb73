// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.calendar.Division;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.calendar.Timetable;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.time.TimeSource;

/** Counts cases under a measure, by place, period and band. Safe for use by many threads. */
public final class Compliance {

    private static final int MOST_ROWS = 100_000;
    /** Eight bytes each. */
    private static final int MOST_DURATIONS = 1_500_000;

    private final CaseBook book;
    private final Organisation organisation;
    private final Calendar calendar;
    private final Gaps gaps;
    private final TimeSource time;
    private final Remembered<Piece> pieces =
            new Remembered<>(MOST_ROWS, piece -> 1 + piece.rows().size());
    private final Remembered<Counted> days = new Remembered<>(MOST_DURATIONS, Counted::size);

    /** Goes through the cases of one site. */
    @FunctionalInterface
    private interface Visit<T> {
        /** @param counted where cases are counted, by the doors of the site */
        void site(String name, Function<List<String>, Grid<T>.Site> counted);
    }

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

    /** How many met the measure. */
    public Answer answer(final Question question) {
        final Instant now = time.now();
        return book.read(() -> answer(question, pieces(Stretches.of(question), now)));
    }

    /** How many met the measure over all the days asked for, without means and quantiles: quick, whatever has changed. */
    public Answer proportions(final Question question) {
        final Instant now = time.now();
        final List<Question> months = Stretches.of(question.by(Grain.MONTH).showingSmall(true)).stream()
                .map(month -> month.by(Grain.TOTAL))
                .toList();
        return book.read(() -> answer(question.by(Grain.TOTAL), Stretches.sum(pieces(months, now), question)));
    }

    private Answer answer(final Question question, final Piece piece) {
        return new Answer(basis(question), piece.rows(), piece.clockStarts());
    }

    private Piece pieces(final List<Question> stretches, final Instant now) {
        return Stretches.join(stretches.stream().map(each -> piece(each, now)).toList());
    }

    private Piece piece(final Question question, final Instant now) {
        final long stamp = stamp(question);
        final Optional<Piece> known = pieces.find(question, stamp);
        if (known.isPresent()) {
            return known.get();
        }
        final List<Question> byDay = Stretches.days(question);
        final Counted counted = byDay.size() == 1
                ? count(question, now)
                : Counted.sum(byDay.stream().map(day -> day(day, now)).toList(), question);
        final Piece piece = counted.piece(question);
        if (piece.lasting()) {
            pieces.put(question, stamp, piece);
        }
        return piece;
    }

    /** So a part of a month that begins on another day than the last one asked for, or ends today, is not counted anew. */
    private Counted day(final Question question, final Instant now) {
        final Question key = question.showingSmall(true);
        final long stamp = stamp(question);
        final Optional<Counted> known = days.find(key, stamp);
        if (known.isPresent()) {
            return known.get();
        }
        final Counted counted = count(question, now).settled();
        if (counted.lasting()) {
            days.put(key, stamp, counted);
        }
        return counted;
    }

    private long stamp(final Question question) {
        return book.stamp(question.start(), question.end());
    }

    private Counted count(final Question question, final Instant now) {
        final Counting counting = new Counting(question);
        visit(
                question,
                counting.grid(),
                (site, counted) -> book.count(
                        site,
                        question.measure(),
                        question.start(),
                        question.end(),
                        now,
                        counting.of(counted.apply(book.doors(site)))));
        return counting.counted();
    }

    /**
     * What share had stopped the measure's clock by each minute. Each site's cases as they are at one moment.
     *
     * @param minutes the last one, from 1
     * @param most empty if there would be more points than so many
     */
    public Optional<Curves> curves(final Question question, final int minutes, final long most) {
        final Room room = new Room(most);
        final Instant now = time.now();
        final CurveVisitor visitor = new CurveVisitor(question.measure(), now, minutes);
        final Grid<CurveTally> grid = new Grid<>(question, () -> {
            room.take(minutes);
            return new CurveTally(minutes);
        });
        return room.unlessFull(() -> book.alone(() -> {
            final Basis basis = basis(question);
            walk(question, grid, now, visitor::counting);
            return new Curves(
                    basis, minutes, grid.rows((period, org, band, tally) -> tally.curve(period, org, band, question)));
        }));
    }

    /**
     * How long patients whom the measure counts took from each step of the pathway to the next. Each site's cases as they are
     * at one moment.
     *
     * @param most empty if it would keep more durations than so many at once, three for each step of a case
     */
    public Optional<Pathways> pathways(final Question question, final long most) {
        final Instant now = time.now();
        return book.alone(() -> {
            final Basis basis = basis(question);
            final Map<String, List<Pathways.Breakdown>> byPlace = new TreeMap<>();
            for (final Question stretch : Stretches.of(question)) {
                final Optional<List<Pathways.Breakdown>> breakdowns = breakdowns(stretch, now, new Room(most));
                if (breakdowns.isEmpty()) {
                    return Optional.empty();
                }
                breakdowns
                        .get()
                        .forEach(each -> byPlace.computeIfAbsent(each.org(), org -> new ArrayList<>())
                                .add(each));
            }
            return Optional.of(new Pathways(
                    basis, byPlace.values().stream().flatMap(List::stream).toList()));
        });
    }

    private Optional<List<Pathways.Breakdown>> breakdowns(final Question question, final Instant now, final Room room) {
        final PathwayVisitor visitor = new PathwayVisitor();
        final Grid<PathwayTally> grid = new Grid<>(question, () -> new PathwayTally(room));
        return room.unlessFull(() -> {
            walk(question, grid, now, visitor::counting);
            return grid.rows((period, org, band, tally) -> tally.breakdown(period, org, band, question));
        });
    }

    private <T> void walk(
            final Question question,
            final Grid<T> grid,
            final Instant now,
            final Function<Grid<T>.Site, CaseBook.Visitor> visitor) {
        visit(
                question,
                grid,
                (site, counted) -> book.each(
                        site, question.measure(), question.start(), question.end(), now, counted.andThen(visitor)));
    }

    /** To be asked before the cases: what is counted is at least as fresh as it says. */
    private Basis basis(final Question question) {
        return book.read(() -> {
            final Grid<Question> grid = new Grid<>(question, () -> question);
            final Set<Division> divisions = visit(question, grid, (site, counted) -> counted.apply(book.doors(site)));
            return new Basis(
                    question,
                    titles(question.level(), grid.orgs()),
                    definitions(question.bands()),
                    unknown(question, divisions),
                    book.freshness(),
                    sites(question).stream()
                            .flatMap(site -> gaps.at(site).stream())
                            .toList());
        });
    }

    private List<String> sites(final Question question) {
        return book.read(book::sites).stream()
                .filter(site -> question.scope().holds(organisation.of(site)))
                .toList();
    }

    /** @return where the sites are */
    private <T> Set<Division> visit(final Question question, final Grid<T> grid, final Visit<T> visit) {
        final Map<Division, Timetable> timetables = new EnumMap<>(Division.class);
        for (final String site : sites(question)) {
            final Timetable timetable = timetables.computeIfAbsent(
                    organisation.divisionOf(site),
                    division -> calendar.timetable(question.from(), question.to(), question.grain(), division));
            visit.site(site, doors -> grid.site(organisation.of(site), doors, timetable));
        }
        return timetables.keySet();
    }

    private Map<String, String> titles(final Level level, final Set<String> orgs) {
        final Map<String, String> titles = new TreeMap<>();
        for (final String org : orgs) {
            final String title = organisation.title(level, org);
            if (!title.equals(org)) {
                titles.put(org, title);
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
