// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When something happened, as far as it can be known: the true instant lies in [earliest, latest], both inclusive.
 *
 * @param earliest the first instant it can have been
 * @param latest the last instant it can have been, never before {@code earliest}
 */
public record TimeInterval(Instant earliest, Instant latest) {

    public TimeInterval {
        Objects.requireNonNull(earliest, "earliest");
        Objects.requireNonNull(latest, "latest");
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("a time cannot end before it begins: " + earliest + " to " + latest);
        }
    }

    public static TimeInterval exactly(final Instant instant) {
        return new TimeInterval(instant, instant);
    }

    /** An instant known to within {@code uncertainty} (not negative) on either side. */
    public static TimeInterval around(final Instant best, final Duration uncertainty) {
        return new TimeInterval(best.minus(uncertainty), best.plus(uncertainty));
    }

    /** The midpoint: what a person is shown when one time must stand for the interval. */
    public Instant best() {
        return earliest.plus(width().dividedBy(2));
    }

    /** How long the interval is: twice the uncertainty of {@link #best()}. */
    public Duration width() {
        return Duration.between(earliest, latest);
    }

    /** The shortest time that can have passed from {@code start} to here; negative if this can have been first. */
    public Duration shortestSince(final TimeInterval start) {
        return Duration.between(start.latest, earliest);
    }

    /** The longest time that can have passed from {@code start} to here; negative if this was certainly first. */
    public Duration longestSince(final TimeInterval start) {
        return Duration.between(start.earliest, latest);
    }

    /** From midpoint to midpoint: the duration that is shown and that medians are taken of. */
    public Duration bestSince(final TimeInterval start) {
        return Duration.between(start.best(), best());
    }
}
