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
    private static final int MOST_LENGTH = 30;
    private static final int SECONDS_OF_DAY = 86_400;

    private IsoInstant() {}

    /** @throws DateTimeException if the text is not an instant */
    public static Instant parse(final String text) {
        return isPlain(text) ? plain(text) : Instant.parse(text);
    }

    /** {@code 2026-03-01T10:00:00Z}, with up to nine digits after the second. */
    private static boolean isPlain(final String text) {
        final int end = text.length() - 1;
        if (end < SECONDS_END || end >= MOST_LENGTH || end == SECONDS_END + 1 || text.charAt(end) != 'Z') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            final char expected = "0000-00-00T00:00:00.000000000".charAt(i);
            final char c = text.charAt(i);
            if (expected == '0' ? c < '0' || c > '9' : c != expected) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
    }

    private static Instant plain(final String text) {
        final long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        final int second = (number(text, 11, 13) * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
        int nanos = 0;
        for (int i = SECONDS_END + 1; i < MOST_LENGTH - 1; i++) {
            nanos = nanos * 10 + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return Instant.ofEpochSecond(day * SECONDS_OF_DAY + second, nanos);
    }

    private static int number(final String text, final int from, final int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
