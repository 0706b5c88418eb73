// SPDX-License-Identifier: Apache-2.0
package org.doorclock.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.time.TimeSource;

/**
 * Failed attempts to prove who one is, by name, whether somebody has that name or not. After some a name is locked for half
 * a minute, and each further failure doubles that, to a quarter of an hour at most; a success clears it, and so does an
 * hour without any. An attempt counts from its begin, so that many at once are no way round. In memory: a restart of the
 * program forgets. Safe for use by many threads.
 */
public final class Attempts {

    /** How many failures lock a name, unless somebody says otherwise. */
    public static final int FREE = 5;

    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MOST_NAMES = 10_000;

    private final TimeSource time;
    private final int free;
    private final Map<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, Tally> eldest) {
            return size() > MOST_NAMES;
        }
    };

    private record Tally(int begun, long lastNanos, long openNanos) {}

    public Attempts(final TimeSource time) {
        this(time, FREE);
    }

    /** @param free so many failures lock a name */
    public Attempts(final TimeSource time, final int free) {
        this.time = time;
        this.free = free;
    }

    /** Begins an attempt. @return how long the name is locked yet; empty if the attempt may go on */
    public synchronized Optional<Duration> begin(final String name) {
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
    public synchronized boolean isLocked(final String name) {
        return Optional.ofNullable(tallies.get(name))
                .filter(tally -> time.nanos() - tally.openNanos < 0)
                .isPresent();
    }

    /** Clears the name. */
    public synchronized void succeeded(final String name) {
        tallies.remove(name);
    }

    private Duration lock(final int begun) {
        if (begun < free) {
            return Duration.ZERO;
        }
        final Duration doubled = FIRST_LOCK.multipliedBy(1L << Math.min(begun - free, 10));
        return doubled.compareTo(LONGEST_LOCK) < 0 ? doubled : LONGEST_LOCK;
    }
}
