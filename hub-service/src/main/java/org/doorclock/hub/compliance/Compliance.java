// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.cases.Timing;
import org.doorclock.measure.ClockStart;
import org.doorclock.time.TimeSource;

/** Counts cases under a measure, by place and period. Safe for use by many threads. */
public final class Compliance {

    private final CaseBook book;
    private final Gaps gaps;
    private final TimeSource time;

    public Compliance(final CaseBook book, final Gaps gaps, final TimeSource time) {
        this.book = book;
        this.gaps = gaps;
        this.time = time;
    }

    public Answer answer(final Question question) {
        final Instant now = time.now();
        return book.read(() -> count(question, now));
    }

    private Answer count(final Question question, final Instant now) {
        final Periods periods = new Periods(question.from(), question.to(), question.grain());
        final Counting counting = new Counting(question, periods, now);
        final List<String> sites = question.site().map(List::of).orElseGet(book::sites);
        for (final String site : sites) {
            book.timings(site, question.measure(), periods.from(), periods.to(), counting::add);
        }
        return new Answer(
                question,
                counting.rows(),
                counting.clockStarts,
                book.freshness(),
                sites.stream().flatMap(site -> gaps.at(site).stream()).toList());
    }

    private static final class Counting {
        private final Question question;
        private final MeasureSet.Place measure;
        private final Periods periods;
        private final Instant now;
        private final Map<ClockStart, Integer> clockStarts = new EnumMap<>(ClockStart.class);
        private final Map<String, Map<String, Tally[]>> bySiteAndDoor = new TreeMap<>();

        private Counting(final Question question, final Periods periods, final Instant now) {
            this.question = question;
            this.measure = question.measure();
            this.periods = periods;
            this.now = now;
        }

        private void add(final Timing timing) {
            final Standing standing = timing.standing(measure, now);
            if (standing == Standing.NOT_COUNTED) {
                return;
            }
            final Tally[] tallies = bySiteAndDoor
                    .computeIfAbsent(timing.owner().site(), site -> new TreeMap<>())
                    .computeIfAbsent(doorOf(timing), door -> new Tally[periods.count()]);
            final int period = periods.indexOf(timing.at());
            if (tallies[period] == null) {
                tallies[period] = new Tally(measure.measure());
            }
            tallies[period].add(timing, standing);
            timing.clockStart().ifPresent(start -> clockStarts.merge(start, 1, Integer::sum));
        }

        private String doorOf(final Timing timing) {
            return switch (question.level()) {
                case SITE -> "";
                case DOOR -> "/" + timing.owner().door();
            };
        }

        private List<Row> rows() {
            final List<Row> rows = new ArrayList<>();
            bySiteAndDoor.forEach((site, doors) -> doors.forEach((door, tallies) -> {
                for (int i = 0; i < tallies.length; i++) {
                    if (tallies[i] != null) {
                        rows.add(row(periods.label(i), site + door, tallies[i]));
                    }
                }
            }));
            return rows;
        }

        private Row row(final String period, final String org, final Tally tally) {
            final boolean suppressed = tally.n() < Answer.FEW && !question.showSmall();
            return new Row(period, org, tally.n(), suppressed ? Optional.empty() : Optional.of(tally.figures()));
        }
    }
}
