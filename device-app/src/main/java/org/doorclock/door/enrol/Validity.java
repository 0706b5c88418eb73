// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;
import org.doorclock.tls.Lifetime;

/**
 * From when to when a certificate is good, both inclusive. A clock that nothing vouches for decides nothing: to it, no
 * certificate has ended or is yet to begin.
 */
record Validity(Instant from, Instant until) {

    static Validity of(final X509Certificate certificate) {
        final Lifetime lifetime = Lifetime.of(certificate);
        return new Validity(lifetime.from(), lifetime.until());
    }

    /** How long it is good in all. */
    Duration life() {
        return Duration.between(from, until);
    }

    /** The same instant or, if it is outside, the nearer end. */
    Instant nearest(final Instant instant) {
        return new TimeInterval(from, until).nearest(instant);
    }

    /** Whether it has certainly not begun. */
    boolean isBefore(final ClockReading now) {
        return isVouchedFor(now) && now.interval().latest().isBefore(from);
    }

    /** Whether it has certainly ended. */
    boolean isOver(final ClockReading now) {
        return isVouchedFor(now) && now.interval().earliest().isAfter(until);
    }

    /** Whether so much of its life has passed, possibly. */
    boolean isSpent(final Duration age, final ClockReading now) {
        return isVouchedFor(now) && !now.interval().latest().isBefore(from.plus(age));
    }

    /** Whether anything vouches for this time. */
    static boolean isVouchedFor(final ClockReading now) {
        return now.source() != ClockSource.NONE;
    }
}
