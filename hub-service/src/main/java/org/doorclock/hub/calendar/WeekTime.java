// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A minute of the week, such as {@code sat 00:00}.
 *
 * @param minute of the day, 0 to 1439
 */
public record WeekTime(DayOfWeek day, int minute) {

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");

    public WeekTime {
        if (minute < 0 || minute >= DAY) {
            throw new IllegalArgumentException("a day has no minute " + minute);
        }
    }

    /** Empty unless it is a day and a time of day. */
    public static Optional<WeekTime> parse(final String text) {
        final String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        if (words.length != 2) {
            return Optional.empty();
        }
        return day(words[0])
                .flatMap(day ->
                        minutes(words[1]).filter(minute -> minute < DAY).map(minute -> new WeekTime(day, minute)));
    }

    /** A day by the first three letters of its English name. */
    public static Optional<DayOfWeek> day(final String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> shortName(day).equals(text))
                .findFirst();
    }

    /** The minutes since midnight of {@code 00:00} to {@code 24:00}. */
    public static Optional<Integer> minutes(final String text) {
        final Matcher matcher = CLOCK.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.group(1) == null
                        ? DAY
                        : Integer.parseInt(matcher.group(1)) * HOUR + Integer.parseInt(matcher.group(2)));
    }

    static String shortName(final DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    static String clock(final int minute) {
        return "%02d:%02d".formatted(minute / HOUR, minute % HOUR);
    }

    /** Whether it lies from {@code from} (inclusive) to {@code to} (exclusive), the week going round. */
    boolean isIn(final WeekTime from, final WeekTime to) {
        final int at = ofWeek();
        return from.ofWeek() < to.ofWeek()
                ? at >= from.ofWeek() && at < to.ofWeek()
                : at >= from.ofWeek() || at < to.ofWeek();
    }

    @Override
    public String toString() {
        return shortName(day) + " " + clock(minute);
    }

    private int ofWeek() {
        return day.ordinal() * DAY + minute;
    }
}
