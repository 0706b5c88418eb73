// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Milestone;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseEvent;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.time.TimeSource;

/** Looks for what is doubtful in cases and their events. Safe for use by many threads. */
public final class Qualities {

    private static final double MILLIS = 1000;
    private static final Set<CaptureMethod> AT_A_DOOR =
            EnumSet.of(CaptureMethod.WRISTBAND, CaptureMethod.BUTTON, CaptureMethod.DEVICE);

    private final CaseBook book;
    private final Organisation organisation;
    private final TimeSource time;

    public Qualities(final CaseBook book, final Organisation organisation, final TimeSource time) {
        this.book = book;
        this.organisation = organisation;
        this.time = time;
    }

    /**
     * Each site's cases as they are at one moment.
     *
     * @param question its level, grain and bands mean nothing here
     * @param apart scan starts at one door that are nearer than this are a pair
     */
    public Quality of(final Question question, final Duration apart) {
        final Look look = new Look(question, apart, time.now());
        return book.alone(() -> {
            book.read(book::sites).stream()
                    .filter(site -> question.scope().holds(organisation.of(site)))
                    .forEach(look::at);
            return look.quality();
        });
    }

    /** A scan that a door recorded; its start in nanoseconds since 1970. */
    private record Scan(long start, long caseNumber) {}

    private final class Look {
        private final Question question;
        private final long apart;
        private final Instant now;
        private final Map<String, int[]> clocks = new HashMap<>();
        private final Findings<Quality.Listed> noClockStart = new Findings<>();
        private final Findings<Quality.Listed> impossible = new Findings<>();
        private final Findings<Quality.Pair> pairs = new Findings<>();
        private final Findings<Quality.Listed> missed = new Findings<>();
        private final Findings<Quality.Listed> notListed = new Findings<>();
        private int cases;
        private int events;
        private int captured;

        Look(final Question question, final Duration apart, final Instant now) {
            this.question = question;
            this.apart = apart.toNanos();
            this.now = now;
        }

        void at(final String site) {
            final Findings<Quality.Listed> recordedAlone = new Findings<>();
            final Map<String, List<Scan>> scans = new TreeMap<>();
            final int before = captured + missed.count();
            book.each(
                    site,
                    question.measure(),
                    question.start(),
                    question.end(),
                    now,
                    doors -> (timing, standing, door) -> {
                        if (standing != Standing.NOT_COUNTED
                                && question.scope().holdsDoor(timing.owner().door())) {
                            take(timing.owner(), standing, recordedAlone);
                            scan(timing.owner(), scans);
                        }
                    });
            if (captured + missed.count() > before) {
                notListed.addAll(recordedAlone);
            }
            scans.forEach((door, ofDoor) -> pair(site, door, ofDoor));
        }

        private void take(final Case folded, final Standing standing, final Findings<Quality.Listed> recordedAlone) {
            cases++;
            boolean isListed = false;
            boolean isCaptured = false;
            for (final CaseEvent event : folded.events()) {
                events++;
                clocks.computeIfAbsent(event.basis(), basis -> new int[1])[0]++;
                if (event.is(Milestone.SCAN_START) && event.method().isPresent()) {
                    isListed |= event.method().get() == CaptureMethod.IMPORT;
                    isCaptured |= AT_A_DOOR.contains(event.method().get());
                }
            }
            if (standing == Standing.NO_CLOCK_START) {
                noClockStart.add(() -> listed(folded, standing.reason()));
            } else if (!standing.isBelieved()) {
                impossible.add(() -> listed(folded, standing.reason()));
            }
            if (isListed && isCaptured) {
                captured++;
            } else if (isListed) {
                missed.add(() -> listed(folded, "not-recorded-at-a-door"));
            } else if (isCaptured) {
                recordedAlone.add(() -> listed(folded, "not-on-the-list"));
            }
        }

        private void pair(final String site, final String door, final List<Scan> scans) {
            scans.sort(Comparator.comparingLong(Scan::start));
            for (int i = 1; i < scans.size(); i++) {
                final Scan first = scans.get(i - 1);
                final Scan second = scans.get(i);
                if (first.start + apart > second.start) {
                    pairs.add(() -> new Quality.Pair(
                            site,
                            door,
                            Case.id(first.caseNumber),
                            Case.id(second.caseNumber),
                            Instant.ofEpochSecond(0, first.start),
                            Duration.ofNanos(second.start - first.start).toMillis() / MILLIS));
                }
            }
        }

        Quality quality() {
            final Map<String, Integer> counts = new TreeMap<>();
            clocks.forEach((basis, count) -> counts.put(basis, count[0]));
            return new Quality(
                    cases,
                    events,
                    counts,
                    noClockStart,
                    impossible,
                    pairs,
                    new Quality.Completeness(captured + missed.count(), captured, missed, notListed));
        }
    }

    private static void scan(final Case folded, final Map<String, List<Scan>> byDoor) {
        folded.first(Milestone.SCAN_START)
                .filter(start -> start.method().filter(AT_A_DOOR::contains).isPresent())
                .ifPresent(start -> byDoor.computeIfAbsent(start.door(), door -> new ArrayList<>())
                        .add(new Scan(start.best(), folded.number())));
    }

    private static Quality.Listed listed(final Case folded, final String reason) {
        return new Quality.Listed(folded.id(), folded.site(), folded.door(), reason);
    }
}
