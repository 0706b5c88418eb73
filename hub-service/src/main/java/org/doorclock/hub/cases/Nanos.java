// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Instant;

/** Instants as nanoseconds since 1970: exact from 1677 to 2262, at its ends beyond. */
final class Nanos {

    private static final long PER_SECOND = 1_000_000_000L;
    private static final Instant FIRST = toInstant(Long.MIN_VALUE);
    private static final Instant LAST = toInstant(Long.MAX_VALUE);

    private Nanos() {}

    static long of(final Instant instant) {
        if (instant.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        if (instant.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        // One second up, so that the product of the very first second does not overflow.
        final long second = instant.getEpochSecond();
        return second < 0
                ? (second + 1) * PER_SECOND + (instant.getNano() - PER_SECOND)
                : second * PER_SECOND + instant.getNano();
    }

    static Instant toInstant(final long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }

    /** Without overflow for ends that lie centuries apart. */
    static long middle(final long earliest, final long latest) {
        return (earliest & latest) + ((earliest ^ latest) >> 1);
    }

    /** {@code later - earlier}, held at the ends of long. */
    static long between(final long earlier, final long later) {
        final long difference = later - earlier;
        if (((later ^ earlier) & (later ^ difference)) < 0) {
            return later < earlier ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return difference;
    }
}
