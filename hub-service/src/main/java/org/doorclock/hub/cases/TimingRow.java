// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Measure;
import org.doorclock.time.TimeInterval;

/**
 * What the archive keeps of a timing, so that it is counted without its case: when (the key), stop or, of a clock that runs,
 * the bounds of its start, patient, door, kind of clock start, and the standing under each measure of the clock.
 */
final class TimingRow {

    static final int PATIENT_AT = 24;

    private static final int FIRST_AT = 8;
    private static final int SECOND_AT = 16;
    private static final int DOOR_AT = 28;
    private static final int KIND_AT = 30;
    private static final int STOPPED_AT = 31;
    private static final int STANDINGS_AT = 32;
    private static final Standing[] STANDINGS = Standing.values();

    private TimingRow() {}

    static int width(final List<Measure> measures) {
        return STANDINGS_AT + measures.size();
    }

    static byte[] of(final Timing timing, final List<Measure> measures, final int patient, final int door) {
        final ByteBuffer row = ByteBuffer.allocate(width(measures));
        row.putLong(timing.at());
        final boolean stopped = timing.isDated() && timing.stop().isPresent();
        if (stopped) {
            row.putLong(FIRST_AT, timing.stop().get().best());
        } else {
            timing.start()
                    .ifPresent(start -> row.putLong(FIRST_AT, start.earliest()).putLong(SECOND_AT, start.latest()));
        }
        row.putInt(PATIENT_AT, patient);
        row.putShort(DOOR_AT, (short) door);
        row.put(KIND_AT, (byte)
                (int) timing.clockStart().map(ClockStart::ordinal).orElse(Counter.NONE));
        row.put(STOPPED_AT, (byte) (stopped ? 1 : 0));
        for (int i = 0; i < measures.size(); i++) {
            row.put(STANDINGS_AT + i, (byte) timing.known(i).ordinal());
        }
        return row.array();
    }

    /** Shows a row, which begins at the position of the buffer. */
    static void count(final ByteBuffer row, final MeasureSet.Place place, final Instant now, final Counter counter) {
        final int at = row.position();
        final long start = row.getLong(at);
        final int kind = row.get(at + KIND_AT);
        final boolean stopped = kind != Counter.NONE && hasStop(row);
        counter.count(
                start,
                standing(row, place, now),
                stopped ? TimingDay.elapsed(place.measure().arithmetic(), start, stop(row)) : Counter.NONE,
                stopped,
                kind,
                row.getShort(at + DOOR_AT) & 0xffff);
    }

    /** Whether there is a stop that is known to the day. */
    static boolean hasStop(final ByteBuffer row) {
        return row.get(row.position() + STOPPED_AT) != 0;
    }

    static long stop(final ByteBuffer row) {
        return row.getLong(row.position() + FIRST_AT);
    }

    static int patient(final ByteBuffer row) {
        return row.getInt(row.position() + PATIENT_AT);
    }

    static Standing standing(final ByteBuffer row, final MeasureSet.Place place, final Instant now) {
        final int at = row.position();
        final Standing known = STANDINGS[row.get(at + STANDINGS_AT + place.slot())];
        return known != Standing.OPEN
                ? known
                : Timing.running(
                        place.measure(),
                        new TimeInterval(
                                Nanos.toInstant(row.getLong(at + FIRST_AT)),
                                Nanos.toInstant(row.getLong(at + SECOND_AT))),
                        now);
    }
}
