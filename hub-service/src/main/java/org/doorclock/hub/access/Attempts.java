// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.time.TimeSource;

/**
 * Failed sign-ins by name, whether somebody has that name or not. After five a name is locked for half a minute, and each
 * further failure doubles that, to a quarter of an hour at most; a success clears it, and so does an hour without any. An
 * attempt counts from its begin, so that many at once are no way round. In memory: a restart of the hub forgets. Safe for
 * use by many threads.
 */
final class Attempts {

    static final int FREE = 5;

    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MOST_NAMES = 10_000;

    private final TimeSource time;
    private final Map<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, Tally> eldest) {
            return size() > MOST_NAMES;
        }
    };

    private record Tally(int begun, long lastNanos, long openNanos) {}

    Attempts(final TimeSource time) {
        this.time = time;
    }

    /** Begins an attempt. @return how long the name is locked yet; empty if the attempt may go on */
    synchronized Optional<Duration> begin(final String name) {
        final long now = time.nanos();
        final Tally tally = Optional.ofNullable(tallies.get(name))
                .filter(known -> now - known.lastNanos < FORGOTTEN.toNanos())
                .orElse(new Tally(0, now, now));
        if (now - tally.openNanos < 0) {
            return Optional.of(Duration.ofNanos(tally.openNanos - now));
        }
        final int begun = tally.begun + 1;
        tallies.put(name, new Tally(begun, now, now + lock(begun).toNanos()));
        return Optional.empty();
    }

    /** Whether the attempt that began last has locked the name. */
    synchronized boolean isLocked(final String name) {
        return Optional.ofNullable(tallies.get(name))
                .filter(tally -> time.nanos() - tally.openNanos < 0)
                .isPresent();
    }

    synchronized void succeeded(final String name) {
        tallies.remove(name);
    }

    private static Duration lock(final int begun) {
        if (begun < FREE) {
            return Duration.ZERO;
        }
        final Duration doubled = FIRST_LOCK.multipliedBy(1L << Math.min(begun - FREE, 10));
        return doubled.compareTo(LONGEST_LOCK) < 0 ? doubled : LONGEST_LOCK;
    }
}
