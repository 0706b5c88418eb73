// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads ISO 8601 instants as {@link Instant#parse} does, several times faster where they have the form that Java writes:
 * a hub reads five of them in each of a million events when it starts.
 */
public final class IsoInstant {

    private static final int SECONDS_END = 19;
    private static final int MOST_DIGITS = 9;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int NO_NUMBER = -1;

    private IsoInstant() {}

    /** @throws DateTimeException if the text is not an instant */
    public static Instant parse(final String text) {
        final int end = text.length() - 1;
        if (!isPlain(text, end)) {
            return Instant.parse(text);
        }
        final int year = number(text, 0, 4);
        final int month = number(text, 5, 7);
        final int day = number(text, 8, 10);
        final int hour = number(text, 11, 13);
        final int minute = number(text, 14, 16);
        final int second = number(text, 17, SECONDS_END);
        final int nanos = nanos(text, end);
        if ((year | month | day | hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        return Instant.ofEpochSecond(
                LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_DAY + (hour * 60 + minute) * 60 + second,
                nanos);
    }

    /** {@code 2026-03-01T10:00:00Z}, with up to nine digits after the second, as far as what is between the digits says. */
    private static boolean isPlain(final String text, final int end) {
        final int digits = end - SECONDS_END - 1;
        return (digits == -1 || digits > 0 && digits <= MOST_DIGITS && text.charAt(SECONDS_END) == '.')
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(end) == 'Z';
    }

    private static int nanos(final String text, final int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        int nanos = number(text, SECONDS_END + 1, end);
        for (int digits = end - SECONDS_END - 1; digits < MOST_DIGITS; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Negative if any of it is no digit. */
    private static int number(final String text, final int from, final int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            final int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
