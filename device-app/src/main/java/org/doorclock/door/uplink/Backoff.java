// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: a random time below a ceiling that doubles with each failure. */
final class Backoff {

    private final long least;
    private final long most;
    private final RandomGenerator random;
    private long ceiling;

    Backoff(final Duration least, final Duration most, final RandomGenerator random) {
        this.least = least.toNanos();
        this.most = most.toNanos();
        this.random = random;
        reset();
    }

    void reset() {
        ceiling = least;
    }

    /** Nanoseconds to wait, never less than the least and never more than the most. */
    long next() {
        ceiling = Math.min(most, ceiling * 2);
        return ceiling > least ? random.nextLong(least, ceiling) : least;
    }
}
