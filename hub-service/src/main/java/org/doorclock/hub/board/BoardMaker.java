// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseEvent;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.cases.Timing;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Limit;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Board;

/**
 * Makes the boards of all sites. A case is on its site's board while it waits for its scan, for 24 h from its clock start
 * at most, and for 15 minutes after its scan started; cases of other pathways and closed ones are not. Of more than
 * {@value #MOST_WAITING} that wait the board shows those that have waited longest, and says so: more would fit neither a
 * screen nor a message.
 */
final class BoardMaker {

    static final Duration WAITS = Duration.ofHours(24);
    static final Duration DONE = Duration.ofMinutes(15);

    private static final ZoneId LOCAL = ZoneId.of("Europe/London");
    private static final int PERCENT = 100;
    private static final int MOST_DONE = 50;
    static final int MOST_WAITING = 300;

    private final CaseBook book;
    private final MeasureSet.Place measure;
    private final Limit limit;
    private final Surroundings surroundings;
    private final TimeSource time;
    private final Map<String, Live> sites = new ConcurrentHashMap<>();

    /** The cases that a site's board may show, by number, and their codes. */
    private record Live(Set<Long> numbers, Codes codes) {}

    /** @param measure the one with the limit that the countdown counts to */
    BoardMaker(
            final CaseBook book,
            final MeasureSet.Place measure,
            final Surroundings surroundings,
            final TimeSource time) {
        this.book = book;
        this.measure = measure;
        this.limit = measure.measure().limit().orElseThrow();
        this.surroundings = surroundings;
        this.time = time;
    }

    /** Takes up a case that was live when the event came that made it so. */
    void folded(final Case folded, final Instant received) {
        if (isLive(folded, received)) {
            final Live live = live(folded.site());
            live.numbers.add(folded.number());
            live.codes.assign(folded.number(), folded.numbers(), received);
        }
    }

    void pack(final Packer out) {
        out.number(sites.size());
        sites.forEach((site, live) -> {
            out.text(site).number(live.numbers.size());
            live.numbers.forEach(out::number);
            live.codes.pack(out);
        });
    }

    void unpack(final Unpacker in) {
        for (int left = in.count(); left > 0; left--) {
            final Live live = live(in.text());
            for (int numbers = in.count(); numbers > 0; numbers--) {
                live.numbers.add(in.number());
            }
            live.codes.unpack(in);
        }
    }

    private Live live(final String site) {
        return sites.computeIfAbsent(site, key -> new Live(ConcurrentHashMap.newKeySet(), new Codes()));
    }

    Board make(final String site) {
        final Instant now = time.now();
        return book.read(() -> make(site, now));
    }

    Optional<String> code(final Case folded) {
        return Optional.ofNullable(sites.get(folded.site())).flatMap(live -> code(folded, live.codes));
    }

    private static Optional<String> code(final Case folded, final Codes codes) {
        return codes.find(folded.numbers()).or(() -> codes.find(folded.number()));
    }

    private Board make(final String site, final Instant now) {
        final List<Case> waiting = new ArrayList<>();
        final List<Case> done = new ArrayList<>();
        sort(site, now, waiting, done);
        return new Board(
                site,
                now,
                time.rate(),
                rows(site, waiting, done),
                today(site, now),
                lastScan(site, now),
                warning(site, waiting.size()),
                surroundings.phone());
    }

    private Optional<String> warning(final String site, final int waiting) {
        final Optional<String> warning = surroundings.warning(site);
        if (waiting > MOST_WAITING) {
            final String most = waiting + " are waiting; shown are the " + MOST_WAITING + " who have waited longest";
            return Optional.of(warning.map(other -> other + ". " + most).orElse(most));
        }
        return warning.isPresent() || isKnown(site) ? warning : Optional.of("Nothing was heard from this site yet");
    }

    private boolean isKnown(final String site) {
        return book.sites().contains(site) || surroundings.sites().contains(site);
    }

    /** Adds the site's live cases to those that wait and those that are done, in the board's order. */
    private void sort(final String site, final Instant now, final List<Case> waiting, final List<Case> done) {
        final Live live = sites.get(site);
        if (live == null) {
            return;
        }
        for (final long number : live.numbers) {
            final Optional<Case> found = book.find(number);
            if (found.isEmpty() || !isLive(found.get(), now)) {
                live.numbers.remove(number);
                continue;
            }
            (timing(found.get()).stop().isPresent() ? done : waiting).add(found.get());
        }
        waiting.sort(
                Comparator.comparingLong((Case folded) -> timing(folded).at()).thenComparingLong(Case::number));
        done.sort(Comparator.comparing(
                        (Case folded) -> bestOf(timing(folded).stop().orElseThrow()))
                .reversed()
                .thenComparingLong(Case::number));
    }

    private List<Board.Row> rows(final String site, final List<Case> waiting, final List<Case> done) {
        return Stream.concat(waiting.stream().limit(MOST_WAITING), done.stream().limit(MOST_DONE))
                .map(folded -> row(folded, sites.get(site).codes))
                .toList();
    }

    private Timing timing(final Case folded) {
        return book.timing(folded, measure);
    }

    private Board.Row row(final Case folded, final Codes codes) {
        final Timing timing = timing(folded);
        final Optional<CaseEvent> atDoor = timing.stop().or(() -> folded.first(Milestone.DOOR_ARRIVAL));
        final Board.State state = timing.stop().isPresent()
                ? Board.State.DONE
                : atDoor.isPresent() ? Board.State.AT_DOOR : Board.State.WAITING;
        return new Board.Row(
                code(folded, codes).orElse("?"),
                folded.place(),
                bestOf(timing.start().orElseThrow()),
                timing.clockStart().map(ClockStart::wireName).orElse(""),
                state,
                atDoor.map(event -> surroundings.doorName(folded.site(), event.door()))
                        .orElse(""),
                timing.stop().map(BoardMaker::bestOf),
                limit.minutes(),
                folded.refs());
    }

    private boolean isLive(final Case folded, final Instant at) {
        // Most of those that are not are known by this, which is quick.
        if (!bestOf(folded.events().getLast()).plus(WAITS).isAfter(at)) {
            return false;
        }
        final Timing timing = timing(folded);
        if (folded.pathway() != Pathway.STROKE
                || timing.start().isEmpty()
                || folded.closed().isPresent()) {
            return false;
        }
        return timing.stop()
                .map(scan -> bestOf(scan).plus(DONE).isAfter(at))
                .orElseGet(() -> bestOf(timing.start().get()).plus(WAITS).isAfter(at));
    }

    private Board.Today today(final String site, final Instant now) {
        final LocalDate day = now.atZone(LOCAL).toLocalDate();
        final int[] counts = new int[Standing.values().length];
        book.count(
                site,
                measure,
                day.atStartOfDay(LOCAL).toInstant(),
                day.plusDays(1).atStartOfDay(LOCAL).toInstant(),
                now,
                (at, standing, elapsed, stopped, start, door) -> counts[standing.ordinal()]++);
        final int met = counts[Standing.MET.ordinal()];
        return new Board.Today(met, met + counts[Standing.MISSED.ordinal()], (int)
                Math.round(measure.measure().target().orElse(0.0) * PERCENT));
    }

    private Optional<Board.Scan> lastScan(final String site, final Instant now) {
        return book.latestStop(site, measure, now)
                .map(scan -> new Board.Scan(surroundings.doorName(site, scan.door()), bestOf(scan)));
    }

    private static Instant bestOf(final CaseEvent event) {
        return event.shown();
    }
}
