// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When something happened, as far as it can be known: the true instant lies in [earliest, latest], both inclusive.
 *
 * @param earliest the first instant it can have been
 * @param latest the last instant it can have been, never before {@code earliest}
 */
public record TimeInterval(Instant earliest, Instant latest) {

    private static final long MILLION = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

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
        final Duration width = width();
        // Duration's own division goes by way of a decimal number, which takes many times as long.
        final long oddSecond = width.getSeconds() % 2 * NANOS_PER_SECOND;
        return earliest.plusSeconds(width.getSeconds() / 2).plusNanos((oddSecond + width.getNano()) / 2);
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

    /**
     * Where the true time lies {@code by} later, or earlier if that is negative, by a clock that gains or loses at most so
     * many millionths.
     */
    public TimeInterval later(final Duration by, final long driftPpm) {
        // by a clock that loses, more time passes than it counts: hence the divisor
        final Duration drift =
                by.abs().multipliedBy(driftPpm).dividedBy(MILLION - driftPpm).plusNanos(driftPpm == 0 ? 0 : 1);
        return new TimeInterval(earliest.plus(by).minus(drift), latest.plus(by).plus(drift));
    }

    /** With so much more on either side. */
    public TimeInterval wider(final Duration by) {
        return new TimeInterval(earliest.minus(by), latest.plus(by));
    }

    public boolean encloses(final TimeInterval other) {
        return !other.earliest.isBefore(earliest) && !other.latest.isAfter(latest);
    }

    public boolean overlaps(final TimeInterval other) {
        return !other.latest.isBefore(earliest) && !other.earliest.isAfter(latest);
    }

    /** What both hold to be possible; empty if they contradict one another. */
    public Optional<TimeInterval> intersect(final TimeInterval other) {
        return overlaps(other)
                ? Optional.of(new TimeInterval(later(earliest, other.earliest), earlier(latest, other.latest)))
                : Optional.empty();
    }

    /** What either holds to be possible, and all between. */
    public TimeInterval hull(final TimeInterval other) {
        return new TimeInterval(earlier(earliest, other.earliest), later(latest, other.latest));
    }

    /** How far apart two intervals are; zero if they overlap. */
    public Duration gap(final TimeInterval other) {
        if (overlaps(other)) {
            return Duration.ZERO;
        }
        return other.earliest.isAfter(latest)
                ? Duration.between(latest, other.earliest)
                : Duration.between(other.latest, earliest);
    }

    /** The instant itself or, if it is outside, the nearer end. */
    public Instant nearest(final Instant instant) {
        return later(earliest, earlier(latest, instant));
    }

    private static Instant earlier(final Instant one, final Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(final Instant one, final Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
