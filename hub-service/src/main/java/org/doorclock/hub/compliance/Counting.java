// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorclock.hub.cases.Counter;
import org.doorclock.hub.cases.Standing;
import org.doorclock.measure.ClockStart;

/** Gathers the rows of one answer, site by site. */
final class Counting {

    private static final ClockStart[] STARTS = ClockStart.values();

    private final Question question;
    private final Periods periods;
    private final int[] starts = new int[STARTS.length];
    private final List<Row> rows = new ArrayList<>();

    Counting(final Question question, final Periods periods) {
        this.question = question;
        this.periods = periods;
    }

    OfSite of(final String site, final List<String> doors) {
        return new OfSite(site, doors);
    }

    List<Row> rows() {
        return rows;
    }

    Map<ClockStart, Integer> clockStarts() {
        final Map<ClockStart, Integer> counts = new EnumMap<>(ClockStart.class);
        for (final ClockStart start : STARTS) {
            if (starts[start.ordinal()] > 0) {
                counts.put(start, starts[start.ordinal()]);
            }
        }
        return counts;
    }

    /** Counts the cases of one site into periods, and into doors where that is asked. */
    final class OfSite implements Counter {
        private final String site;
        private final List<String> doors;
        private final Tally[][] tallies;

        private OfSite(final String site, final List<String> doors) {
            this.site = site;
            this.doors = doors;
            final int places = switch (question.level()) {
                case SITE -> 1;
                case DOOR -> doors.size();
            };
            this.tallies = new Tally[places][periods.count()];
        }

        @Override
        public void count(
                final long at,
                final Standing standing,
                final long elapsedNanos,
                final boolean stopped,
                final int clockStart,
                final int door) {
            if (standing == Standing.NOT_COUNTED) {
                return;
            }
            final Tally[] ofPlace = tallies[tallies.length == 1 ? 0 : door];
            final int period = periods.indexOf(at);
            if (ofPlace[period] == null) {
                ofPlace[period] = new Tally(question.measure().measure());
            }
            ofPlace[period].add(standing, elapsedNanos, stopped);
            if (clockStart != NONE) {
                starts[clockStart]++;
            }
        }

        /** Makes rows of what was counted: by place, then by period. */
        void finish() {
            final Map<String, Tally[]> byOrg = new TreeMap<>();
            for (int i = 0; i < tallies.length; i++) {
                byOrg.put(question.level() == Level.SITE ? site : site + "/" + doors.get(i), tallies[i]);
            }
            byOrg.forEach((org, ofPlace) -> {
                for (int i = 0; i < ofPlace.length; i++) {
                    if (ofPlace[i] != null) {
                        rows.add(row(periods.label(i), org, ofPlace[i]));
                    }
                }
            });
        }

        private Row row(final String period, final String org, final Tally tally) {
            final boolean suppressed = tally.n() < Answer.FEW && !question.showSmall();
            return new Row(period, org, tally.n(), suppressed ? Optional.empty() : Optional.of(tally.figures()));
        }
    }
}
