// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.EnumMap;
import java.util.Map;
import org.doorclock.hub.cases.Counter;
import org.doorclock.hub.cases.Standing;
import org.doorclock.measure.ClockStart;

/** Gathers the rows of one answer, site by site. */
final class Counting {

    private static final ClockStart[] STARTS = ClockStart.values();

    private final Question question;
    private final int[] starts = new int[STARTS.length];
    private boolean lasting = true;
    private final Grid<Tally> grid;

    Counting(final Question question) {
        this.question = question;
        this.grid = new Grid<>(question, () -> new Tally(question.measure().measure()));
    }

    Grid<Tally> grid() {
        return grid;
    }

    Counter of(final Grid<Tally>.Site site) {
        return (at, standing, elapsedNanos, stopped, clockStart, door) -> {
            if (standing == Standing.NOT_COUNTED) {
                return;
            }
            final int cell = site.cell(at, door);
            boolean counted = false;
            lasting &= stopped || lasts(standing);
            for (int i = 0; i < site.bands(); i++) {
                if (site.isIn(cell, i)) {
                    site.tally(cell, door, i).add(standing, elapsedNanos, stopped);
                    counted = true;
                }
            }
            if (counted && clockStart != Counter.NONE) {
                starts[clockStart]++;
            }
        };
    }

    Counted counted() {
        return new Counted(grid.rows(Counted.Cell::new), clockStarts(), lasting);
    }

    /** Whether the present time cannot change the standing of a case whose clock has not stopped. */
    private boolean lasts(final Standing standing) {
        return switch (standing) {
            case RUNNING -> question.measure().measure().limit().isEmpty();
            case OPEN, STRADDLES, STARTS_IN_THE_FUTURE -> false;
            case MET, MISSED, STOP_BEFORE_START, ABSURDLY_LONG, NO_CLOCK_START, TIMED, NOT_COUNTED -> true;
        };
    }

    private Map<ClockStart, Integer> clockStarts() {
        final Map<ClockStart, Integer> counts = new EnumMap<>(ClockStart.class);
        for (final ClockStart start : STARTS) {
            if (starts[start.ordinal()] > 0) {
                counts.put(start, starts[start.ordinal()]);
            }
        }
        return counts;
    }
}
