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
import org.doorclock.hub.calendar.LocalDays;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseEvent;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.cases.Timing;
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
     * @param question its level, grain and bands mean nothing here
     * @param apart scan starts at one door that are nearer than this are a pair
     */
    public Quality of(final Question question, final Duration apart) {
        final Instant now = time.now();
        return book.read(() -> {
            final Look look = new Look(question, now);
            book.sites().stream()
                    .filter(site -> question.scope().holds(organisation.of(site)))
                    .forEach(look::at);
            return look.quality(apart);
        });
    }

    private final class Look {
        private final Question question;
        private final Instant now;
        private final Map<String, int[]> clocks = new HashMap<>();
        private final List<Quality.Listed> noClockStart = new ArrayList<>();
        private final List<Quality.Listed> impossible = new ArrayList<>();
        private final List<Scan> scans = new ArrayList<>();
        private final List<Quality.Pair> pairs = new ArrayList<>();
        private final List<Quality.Listed> missed = new ArrayList<>();
        private final List<Quality.Listed> notListed = new ArrayList<>();
        private int cases;
        private int events;
        private int captured;

        private record Scan(Case folded, CaseEvent start) {}

        Look(final Question question, final Instant now) {
            this.question = question;
            this.now = now;
        }

        void at(final String site) {
            final List<Quality.Listed> recordedAlone = new ArrayList<>();
            final int before = captured + missed.size();
            book.each(
                    site,
                    question.measure(),
                    LocalDays.startOf(question.from()),
                    LocalDays.startOf(question.to()),
                    now,
                    (timing, standing, door) -> {
                        if (standing != Standing.NOT_COUNTED
                                && question.scope().holdsDoor(timing.owner().door())) {
                            take(timing, standing, recordedAlone);
                        }
                    });
            if (captured + missed.size() > before) {
                notListed.addAll(recordedAlone);
            }
        }

        private void take(final Timing timing, final Standing standing, final List<Quality.Listed> recordedAlone) {
            final Case folded = timing.owner();
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
                noClockStart.add(listed(folded, standing.reason()));
            } else if (!standing.isBelieved()) {
                impossible.add(listed(folded, standing.reason()));
            }
            if (isListed && isCaptured) {
                captured++;
            } else if (isListed) {
                missed.add(listed(folded, "not-recorded-at-a-door"));
            } else if (isCaptured) {
                recordedAlone.add(listed(folded, "not-on-the-list"));
            }
            folded.first(Milestone.SCAN_START)
                    .filter(start -> start.method().filter(AT_A_DOOR::contains).isPresent())
                    .ifPresent(start -> scans.add(new Scan(folded, start)));
        }

        Quality quality(final Duration apart) {
            scans.sort(Comparator.comparing((Scan scan) -> scan.folded.site())
                    .thenComparing(scan -> scan.start.door())
                    .thenComparing(scan -> scan.start.shown()));
            for (int i = 1; i < scans.size(); i++) {
                pair(scans.get(i - 1), scans.get(i), apart);
            }
            return new Quality(
                    cases,
                    events,
                    counts(),
                    noClockStart,
                    impossible,
                    pairs,
                    new Quality.Completeness(captured + missed.size(), captured, missed, notListed));
        }

        private Map<String, Integer> counts() {
            final Map<String, Integer> counts = new TreeMap<>();
            clocks.forEach((basis, count) -> counts.put(basis, count[0]));
            return counts;
        }

        private void pair(final Scan first, final Scan second, final Duration apart) {
            final Duration between = Duration.between(first.start.shown(), second.start.shown());
            if (first.folded.site().equals(second.folded.site())
                    && first.start.door().equals(second.start.door())
                    && between.compareTo(apart) < 0) {
                pairs.add(new Quality.Pair(
                        first.folded.site(),
                        first.start.door(),
                        first.folded.id(),
                        second.folded.id(),
                        first.start.shown(),
                        between.toMillis() / MILLIS));
            }
        }
    }

    private static Quality.Listed listed(final Case folded, final String reason) {
        return new Quality.Listed(folded.id(), folded.site(), folded.door(), reason);
    }
}
