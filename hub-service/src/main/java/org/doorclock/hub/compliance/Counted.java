// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doorclock.hub.calendar.Band;
import org.doorclock.measure.ClockStart;

/**
 * What was counted of some days, with every duration: so those of other days can be added, and medians stay exact.
 *
 * @param cells by place, then by period, then by band
 * @param clockStarts how many of the cases in the cells started on what
 * @param lasting whether the present time changes none of it
 */
record Counted(List<Cell> cells, Map<ClockStart, Integer> clockStarts, boolean lasting) {

    /** The memory of a cell beside its durations. */
    private static final int A_CELL = 30;

    /** What the row of one period, place and band is made of. Not to be changed. */
    record Cell(String period, String org, Band band, Tally tally) {}

    /** How much memory it takes, in durations. */
    int size() {
        return 1 + cells.stream().mapToInt(cell -> A_CELL + cell.tally.size()).sum();
    }

    /** The same, ready to be remembered and to be added to others. */
    Counted settled() {
        cells.forEach(cell -> cell.tally.settle());
        return this;
    }

    Piece piece(final Question question) {
        final List<Row> rows = new ArrayList<>(cells.size());
        cells.forEach(cell -> rows.add(cell.tally.row(cell.period, cell.org, cell.band, question)));
        return new Piece(rows, clockStarts, lasting);
    }

    /** All together. @param days settled, in the order of time */
    static Counted sum(final List<Counted> days, final Question question) {
        final Map<String, Map<String, Map<Band, Tally>>> byPlace = new TreeMap<>();
        final Map<ClockStart, Integer> starts = new EnumMap<>(ClockStart.class);
        boolean lasting = true;
        for (final Counted day : days) {
            for (final Cell cell : day.cells) {
                byPlace.computeIfAbsent(cell.org, org -> new LinkedHashMap<>())
                        .computeIfAbsent(cell.period, period -> new EnumMap<>(Band.class))
                        .computeIfAbsent(
                                cell.band, band -> new Tally(question.measure().measure()))
                        .add(cell.tally);
            }
            day.clockStarts.forEach((start, count) -> starts.merge(start, count, Integer::sum));
            lasting &= day.lasting;
        }
        final List<Cell> cells = new ArrayList<>();
        byPlace.forEach((org, periods) -> periods.forEach(
                (period, bands) -> bands.forEach((band, tally) -> cells.add(new Cell(period, org, band, tally)))));
        return new Counted(cells, starts, lasting);
    }
}
