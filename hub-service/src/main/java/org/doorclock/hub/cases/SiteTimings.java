// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.doorclock.hub.archive.PagedFile;
import org.doorclock.hub.archive.Table;

/** All timings of one site by one clock: those in memory, and the archive's. */
final class SiteTimings {

    private final int site;
    private final int clock;
    private final Shelf shelf;
    private final DayStamps stamps;
    private final MeasureSet all;
    private TimingDays days;

    SiteTimings(final MeasureSet all, final int site, final int clock, final Shelf shelf, final DayStamps stamps) {
        this.all = all;
        this.site = site;
        this.clock = clock;
        this.shelf = shelf;
        this.stamps = stamps;
        this.days = fresh();
    }

    private TimingDays fresh() {
        return new TimingDays(all.byClock().get(clock));
    }

    /** @param news whether figures change by that */
    void add(final Timing timing, final int door, final boolean news) {
        days.add(timing, door);
        if (news) {
            stamps.touch(TimingDays.dayOf(timing.at()));
        }
    }

    void remove(final Timing timing) {
        days.remove(timing);
        stamps.touch(TimingDays.dayOf(timing.at()));
    }

    /** All are in the archive. */
    void forget() {
        days = fresh();
    }

    /** Counts those from {@code from} (inclusive) to {@code to} (exclusive), nanoseconds since 1970. */
    void count(final MeasureSet.Place place, final long from, final long to, final Instant now, final Counter counter) {
        days.count(place, from, to, now, counter);
        archived(from, to, (part, row) -> TimingRow.count(row, place, now, counter));
    }

    /**
     * Shows those in memory from {@code from} (inclusive) to {@code to} (exclusive), nanoseconds since 1970.
     *
     * @return shows the others
     */
    Walk each(
            final MeasureSet.Place place,
            final long from,
            final long to,
            final Instant now,
            final CaseBook.Visitor visitor) {
        days.each(place, from, to, now, visitor);
        return new Walk(
                shelf.codec(),
                shelf.archive().parts(),
                part -> {
                    final BitSet patients = new BitSet();
                    rows(part, from, to, row -> patients.set(TimingRow.patient(row)));
                    return patients;
                },
                patient -> show(patient, place, from, to, now, visitor));
    }

    /** Has the sieve want the patients of a file who may have such a case. Needs no lock. */
    void sift(final Part part, final Sought sought, final Sieve sieve) {
        rows(part, Nanos.of(sought.from()), Nanos.of(sought.to()), row -> {
            if (sought.standing().test(TimingRow.standing(row, sought.measure(), sought.now()))) {
                sieve.want(part, TimingRow.patient(row));
            }
        });
    }

    private void show(
            final Patient patient,
            final MeasureSet.Place place,
            final long from,
            final long to,
            final Instant now,
            final CaseBook.Visitor visitor) {
        for (final Case folded : patient.cases()) {
            final Timing timing = all.timeOf(folded, clock);
            if (timing != null && timing.at() >= from && timing.at() < to) {
                visitor.visit(
                        timing, timing.standing(place, now), patient.site().doorOf(folded));
            }
        }
    }

    /**
     * The latest stop of the last day that saw one, or of the day before it, as a stop may be a day after its start.
     *
     * @param most later stops are not looked at
     */
    Optional<CaseEvent> latestStop(final long most) {
        Optional<CaseEvent> latest = Optional.empty();
        for (Optional<Long> day = dayBefore(Long.MAX_VALUE); day.isPresent(); day = dayBefore(day.get())) {
            final Optional<CaseEvent> stop = later(days.latestStop(day.get(), most), archivedStop(day.get(), most));
            if (latest.isPresent()) {
                return later(latest, stop);
            }
            latest = stop;
        }
        return latest;
    }

    private static Optional<CaseEvent> later(final Optional<CaseEvent> one, final Optional<CaseEvent> other) {
        return one.isEmpty()
                        || other.isPresent() && other.get().best() > one.get().best()
                ? other
                : one;
    }

    /** The last day with a timing that is before another. */
    private Optional<Long> dayBefore(final long day) {
        Optional<Long> last = days.dayBefore(day);
        for (final Part part : shelf.archive().parts()) {
            final Optional<Long> ofPart = part.timings(site, clock).flatMap(table -> dayBefore(part, table, day));
            if (last.isEmpty() || ofPart.isPresent() && ofPart.get() > last.get()) {
                last = ofPart;
            }
        }
        return last;
    }

    private static Optional<Long> dayBefore(final Part part, final Table table, final long day) {
        final PagedFile.Reader reader = table.lookup();
        final int end = day == Long.MAX_VALUE ? table.count() : table.ceiling(reader, TimingDays.startOf(day));
        for (int i = end - 1; i >= 0; i--) {
            final ByteBuffer row = table.row(reader, i);
            if (part.holds(TimingRow.patient(row))) {
                return Optional.of(TimingDays.dayOf(row.getLong(row.position())));
            }
        }
        return Optional.empty();
    }

    private Optional<CaseEvent> archivedStop(final long day, final long most) {
        final Latest latest = new Latest();
        archived(TimingDays.startOf(day), TimingDays.startOf(day + 1), (part, row) -> {
            if (TimingRow.hasStop(row)
                    && TimingRow.stop(row) <= most
                    && (latest.place.isEmpty() || TimingRow.stop(row) > latest.stop)) {
                latest.place = Optional.of(new Archive.Place(part, TimingRow.patient(row)));
                latest.stop = TimingRow.stop(row);
            }
        });
        return latest.place.flatMap(place -> stopIn(shelf.look(place), latest.stop));
    }

    private Optional<CaseEvent> stopIn(final Patient patient, final long stop) {
        for (final Case folded : patient.cases()) {
            final Timing timing = all.timeOf(folded, clock);
            if (timing != null
                    && timing.stop().filter(event -> event.best() == stop).isPresent()) {
                return timing.stop();
            }
        }
        return Optional.empty();
    }

    private static final class Latest {
        private Optional<Archive.Place> place = Optional.empty();
        private long stop;
    }

    @FunctionalInterface
    private interface Rows {
        void row(Part part, ByteBuffer row);
    }

    private void archived(final long from, final long to, final Rows rows) {
        for (final Part part : shelf.archive().parts()) {
            archived(part, from, to, rows);
        }
    }

    private void archived(final Part part, final long from, final long to, final Rows rows) {
        rows(part, from, to, row -> {
            if (part.holds(TimingRow.patient(row))) {
                rows.row(part, row);
            }
        });
    }

    /** Those of patients that lie elsewhere too. */
    private void rows(final Part part, final long from, final long to, final Consumer<ByteBuffer> rows) {
        final Optional<Table> found = part.timings(site, clock);
        if (found.isEmpty()) {
            return;
        }
        final Table table = found.get();
        final PagedFile.Reader reader = table.scan();
        for (int i = table.ceiling(reader, from); i < table.count(); i++) {
            final ByteBuffer row = table.row(reader, i);
            if (row.getLong(row.position()) >= to) {
                return;
            }
            rows.accept(row);
        }
    }
}
