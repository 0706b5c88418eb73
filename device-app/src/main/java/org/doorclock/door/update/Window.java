// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of the day at which a door may restart by itself, local time.
 *
 * @param text as it was written
 * @param from minute of the day, inclusive
 * @param to minute of the day, exclusive; before {@code from} if it is on the next day
 */
public record Window(String text, int from, int to) {

    /** For messages. */
    public static final String FORM = "two times of the day such as 02:00-04:00, or 00:00-24:00 for always";

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final Pattern TIMES =
            Pattern.compile("([01]?\\d|2[0-4]):([0-5]\\d)\\s*-\\s*([01]?\\d|2[0-4]):([0-5]\\d)");
    private static final int MINUTES = 60;
    private static final int DAY = 24 * MINUTES;

    /** Empty if it is none. */
    public static Optional<Window> parse(final String text) {
        final Matcher times = TIMES.matcher(text.strip());
        if (!times.matches()) {
            return Optional.empty();
        }
        final int from = minute(times.group(1), times.group(2));
        final int to = minute(times.group(3), times.group(4));
        return from < DAY && to <= DAY && from != to
                ? Optional.of(new Window(text.strip(), from, to))
                : Optional.empty();
    }

    public boolean isOpen(final Instant now) {
        final LocalTime time = LocalTime.ofInstant(now, ZONE);
        final int minute = time.getHour() * MINUTES + time.getMinute();
        return from < to ? minute >= from && minute < to : minute >= from || minute < to;
    }

    private static int minute(final String hour, final String minute) {
        return Integer.parseInt(hour) * MINUTES + Integer.parseInt(minute);
    }
}
