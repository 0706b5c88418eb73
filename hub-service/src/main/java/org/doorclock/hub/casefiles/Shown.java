// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.doorclock.time.LocalStamp;
import org.doorclock.time.TimeInterval;

/** Times as people at a desk read them: local, with the name of the local time, as an autumn night has an hour twice. */
final class Shown {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss z", Locale.UK).withZone(LocalStamp.ZONE);
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long SECONDS_PER_HOUR = 3600;
    private static final long HOURS_TO_DAYS = 72;
    private static final int SECONDS_TO_MINUTES = 120;

    private Shown() {}

    static String time(final Instant instant) {
        return TIME.format(instant);
    }

    /** How far the truth may lie from the middle of the interval, such as {@code ± 30 s}. */
    static String uncertainty(final TimeInterval when) {
        final Duration half = when.width().dividedBy(2);
        final long seconds = half.toSeconds();
        if (half.compareTo(Duration.ofMillis(50)) < 0) {
            return "± less than 0.1 s";
        }
        if (seconds < 10) {
            return String.format(Locale.UK, "± %.1f s", half.toNanos() / (double) NANOS_PER_SECOND);
        }
        if (seconds < SECONDS_TO_MINUTES) {
            return "± " + Math.ceilDiv(half.toMillis(), 1000) + " s";
        }
        if (seconds < 2 * SECONDS_PER_HOUR) {
            return "± " + Math.ceilDiv(seconds, 60) + " min";
        }
        final long hours = Math.ceilDiv(seconds, SECONDS_PER_HOUR);
        return hours <= HOURS_TO_DAYS ? "± " + hours + " h" : "± " + Math.ceilDiv(hours, 24) + " days";
    }
}
