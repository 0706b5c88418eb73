// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The days between two dates in local time, found without calendar arithmetic. Days of clock changes have 23 and 25 hours;
 * a minute of the day is what the clock on the wall showed.
 */
public final class LocalDays {

    /** What every local date and time is in. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MINUTE = 60 * NANOS_PER_SECOND;
    private static final long NANOS_PER_DAY = 1440 * NANOS_PER_MINUTE;

    private final LocalDate first;
    private final long[] starts;

    /**
     * @param from inclusive
     * @param to exclusive, after {@code from}
     */
    LocalDays(final LocalDate from, final LocalDate to) {
        first = from;
        starts = new long[(int) (to.toEpochDay() - from.toEpochDay()) + 1];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = startOf(from.plusDays(i)).getEpochSecond() * NANOS_PER_SECOND;
        }
    }

    public static Instant startOf(final LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    int count() {
        return starts.length - 1;
    }

    LocalDate date(final int index) {
        return first.plusDays(index);
    }

    /** @param nanos since 1970, from the start of the first day (inclusive) to the end of the last (exclusive) */
    int indexOf(final long nanos) {
        int index = (int) Math.min(count() - 1, (nanos - starts[0]) / NANOS_PER_DAY);
        while (nanos < starts[index]) {
            index--;
        }
        while (nanos >= starts[index + 1]) {
            index++;
        }
        return index;
    }

    /** The minute of the day, 0 to 1439, of an instant in the day of {@code index}. */
    int minuteOf(final int index, final long nanos) {
        if (starts[index + 1] - starts[index] == NANOS_PER_DAY) {
            return (int) ((nanos - starts[index]) / NANOS_PER_MINUTE);
        }
        final ZonedDateTime shown =
                Instant.ofEpochSecond(nanos / NANOS_PER_SECOND).atZone(ZONE);
        return shown.getHour() * 60 + shown.getMinute();
    }
}
