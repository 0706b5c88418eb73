// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorclock.measure.Arithmetic;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Measure;

/**
 * The timings of one day in columns: what is counted lies side by side, so that a hundred thousand cases are counted in
 * milliseconds. No order is kept.
 */
final class TimingDay {

    private static final int FIRST_ROOM = 4;
    private static final long NO_STOP = Long.MIN_VALUE;
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;
    private static final Standing[] STANDINGS = Standing.values();

    private final List<Measure> measures;
    private final byte[][] standings;
    private Timing[] timings = new Timing[FIRST_ROOM];
    private long[] starts = new long[FIRST_ROOM];
    private long[] stops = new long[FIRST_ROOM];
    private byte[] kinds = new byte[FIRST_ROOM];
    private int[] doors = new int[FIRST_ROOM];
    private int size;

    TimingDay(final List<Measure> measures) {
        this.measures = measures;
        this.standings = new byte[measures.size()][FIRST_ROOM];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(final Timing timing, final int door) {
        if (size == timings.length) {
            grow();
        }
        timing.slot(size);
        timings[size] = timing;
        starts[size] = timing.at();
        stops[size] = timing.isDated() ? timing.stop().map(CaseEvent::best).orElse(NO_STOP) : NO_STOP;
        kinds[size] = (byte) (int) timing.clockStart().map(ClockStart::ordinal).orElse(Counter.NONE);
        doors[size] = door;
        for (int i = 0; i < standings.length; i++) {
            standings[i][size] = (byte) timing.known(i).ordinal();
        }
        size++;
    }

    /** The last takes its place. */
    void remove(final Timing timing) {
        final int slot = timing.slot();
        size--;
        timings[slot] = timings[size];
        timings[slot].slot(slot);
        timings[size] = null;
        starts[slot] = starts[size];
        stops[slot] = stops[size];
        kinds[slot] = kinds[size];
        doors[slot] = doors[size];
        for (final byte[] column : standings) {
            column[slot] = column[size];
        }
    }

    /** Counts those from {@code from} (inclusive) to {@code to} (exclusive), nanoseconds since 1970. */
    void count(final MeasureSet.Place place, final long from, final long to, final Instant now, final Counter counter) {
        final byte[] known = standings[place.slot()];
        final Arithmetic arithmetic = place.measure().arithmetic();
        for (int i = 0; i < size; i++) {
            final long start = starts[i];
            if (start < from || start >= to) {
                continue;
            }
            final boolean stopped = kinds[i] != Counter.NONE && stops[i] != NO_STOP;
            counter.count(
                    start,
                    standing(place, known[i], i, now),
                    stopped ? elapsed(arithmetic, start, stops[i]) : Counter.NONE,
                    stopped,
                    kinds[i],
                    doors[i]);
        }
    }

    private Standing standing(final MeasureSet.Place place, final byte known, final int i, final Instant now) {
        final Standing standing = STANDINGS[known];
        return standing == Standing.OPEN ? timings[i].standing(place, now) : standing;
    }

    /** Shows those from {@code from} (inclusive) to {@code to} (exclusive), nanoseconds since 1970. */
    void each(
            final MeasureSet.Place place,
            final long from,
            final long to,
            final Instant now,
            final CaseBook.Visitor visitor) {
        final byte[] known = standings[place.slot()];
        for (int i = 0; i < size; i++) {
            if (starts[i] >= from && starts[i] < to) {
                visitor.visit(timings[i], standing(place, known[i], i, now), doors[i]);
            }
        }
    }

    /** The latest stop that is not after {@code most}. */
    Optional<CaseEvent> latestStop(final long most) {
        int latest = -1;
        for (int i = 0; i < size; i++) {
            if (stops[i] != NO_STOP && stops[i] <= most && (latest < 0 || stops[i] > stops[latest])) {
                latest = i;
            }
        }
        return latest < 0 ? Optional.empty() : timings[latest].stop();
    }

    static long elapsed(final Arithmetic arithmetic, final long start, final long stop) {
        return switch (arithmetic) {
            case EXACT -> Nanos.between(start, stop);
            case MINUTE_FLOORED ->
                (Math.floorDiv(stop, NANOS_PER_MINUTE) - Math.floorDiv(start, NANOS_PER_MINUTE)) * NANOS_PER_MINUTE;
        };
    }

    private void grow() {
        final int room = 2 * size;
        timings = Arrays.copyOf(timings, room);
        starts = Arrays.copyOf(starts, room);
        stops = Arrays.copyOf(stops, room);
        kinds = Arrays.copyOf(kinds, room);
        doors = Arrays.copyOf(doors, room);
        for (int i = 0; i < standings.length; i++) {
            standings[i] = Arrays.copyOf(standings[i], room);
        }
    }
}
