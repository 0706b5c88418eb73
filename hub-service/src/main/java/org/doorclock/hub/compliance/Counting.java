// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Timetable;
import org.doorclock.hub.cases.Counter;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.organisation.Belonging;
import org.doorclock.hub.organisation.Level;
import org.doorclock.measure.ClockStart;

/** Gathers the rows of one answer, site by site. */
final class Counting {

    private static final ClockStart[] STARTS = ClockStart.values();

    private final Question question;
    private final Band[] bands;
    private final int[] starts = new int[STARTS.length];
    private final Map<String, Cells> byOrg = new TreeMap<>();

    /** The rows of one place: a tally for each period and band that has a case. */
    private record Cells(Timetable timetable, Tally[][] tallies) {}

    Counting(final Question question) {
        this.question = question;
        this.bands = question.bands().toArray(Band[]::new);
    }

    /** @param doors of the site, in the order of their numbers */
    Counter of(final Belonging site, final List<String> doors, final Timetable timetable) {
        final Tally[][][] places = new Tally[doors.size()][][];
        for (int i = 0; i < places.length; i++) {
            if (question.scope().holdsDoor(doors.get(i))) {
                final String org =
                        question.level() == Level.DOOR ? site.site() + "/" + doors.get(i) : site.at(question.level());
                places[i] = byOrg.computeIfAbsent(
                                org, key -> new Cells(timetable, new Tally[timetable.periods()][bands.length]))
                        .tallies();
            }
        }
        return new OfSite(places, timetable);
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

    /** By place, then by period, then by band. */
    List<Row> rows() {
        final List<Row> rows = new ArrayList<>();
        byOrg.forEach((org, cells) -> {
            for (int period = 0; period < cells.tallies().length; period++) {
                for (int band = 0; band < bands.length; band++) {
                    final Tally tally = cells.tallies()[period][band];
                    if (tally != null) {
                        rows.add(row(cells.timetable().label(period), org, bands[band], tally));
                    }
                }
            }
        });
        return rows;
    }

    private Row row(final String period, final String org, final Band band, final Tally tally) {
        final boolean suppressed = tally.n() < Answer.FEW && !question.showSmall();
        return new Row(period, org, band, tally.n(), suppressed ? Optional.empty() : Optional.of(tally.figures()));
    }

    /** Counts the cases of one site into the tallies of the places that its doors are of. */
    private final class OfSite implements Counter {
        private final Tally[][][] places;
        private final Timetable timetable;

        /** @param places by door; null for a door that is not asked about */
        private OfSite(final Tally[][][] places, final Timetable timetable) {
            this.places = places;
            this.timetable = timetable;
        }

        @Override
        public void count(
                final long at,
                final Standing standing,
                final long elapsedNanos,
                final boolean stopped,
                final int clockStart,
                final int door) {
            if (standing == Standing.NOT_COUNTED || places[door] == null) {
                return;
            }
            final int cell = timetable.cell(at);
            final Tally[] ofPeriod = places[door][Timetable.period(cell)];
            boolean counted = false;
            for (int i = 0; i < bands.length; i++) {
                if (Timetable.isIn(cell, bands[i])) {
                    counted = true;
                    if (ofPeriod[i] == null) {
                        ofPeriod[i] = new Tally(question.measure().measure());
                    }
                    ofPeriod[i].add(standing, elapsedNanos, stopped);
                }
            }
            if (counted && clockStart != NONE) {
                starts[clockStart]++;
            }
        }
    }
}
