// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.doorclock.time.TimeSource;

/**
 * So many at once, and so many a second at length, for each key. The keys that were used last are remembered, 10,000 of
 * them. Safe for use by many threads.
 */
public final class RateLimit {

    private static final int MOST_KEYS = 10_000;

    private final double atOnce;
    private final double aSecond;
    private final TimeSource time;
    private final Map<String, Level> levels = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, Level> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Level(double left, long nanos) {}

    public RateLimit(final double atOnce, final double aSecond, final TimeSource time) {
        this.atOnce = atOnce;
        this.aSecond = aSecond;
        this.time = time;
    }

    /** Takes one. @return whole seconds until there is one again, at least 1; empty if it was taken */
    public synchronized Optional<Long> take(final String key) {
        final long now = time.nanos();
        final Level level = levels.getOrDefault(key, new Level(atOnce, now));
        final double left = Math.min(atOnce, level.left + (now - level.nanos) * aSecond / TimeUnit.SECONDS.toNanos(1));
        if (left < 1) {
            levels.put(key, new Level(left, now));
            return Optional.of(Math.max(1, (long) Math.ceil((1 - left) / aSecond)));
        }
        levels.put(key, new Level(left - 1, now));
        return Optional.empty();
    }
}
