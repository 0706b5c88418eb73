// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.hub.oidc.Attempt;
import org.doorclock.time.TimeSource;

/**
 * Sign-ins that are away at a provider: each is taken once, by the browser that began it, within ten minutes. In memory: a
 * restart of the hub forgets them. The newest 10,000 are kept. Safe for use by many threads.
 */
final class PendingSignIns {

    static final Duration LASTS = Duration.ofMinutes(10);

    private static final int MOST = 10_000;

    private final TimeSource time;
    private final Map<String, Kept> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Kept(Pending pending, String browserHash, long endNanos) {}

    /**
     * One that is away.
     *
     * @param next where the person goes then; may be empty
     */
    record Pending(Attempt attempt, String next) {}

    PendingSignIns(final TimeSource time) {
        this.time = time;
    }

    /** @return what the browser must show when it comes back */
    synchronized String keep(final Attempt attempt, final String next) {
        final String browser = Secrets.fresh();
        kept.put(
                Secrets.hash(attempt.state()),
                new Kept(new Pending(attempt, next), Secrets.hash(browser), time.nanos() + LASTS.toNanos()));
        return browser;
    }

    /** Whoever shows a state uses it up, also from another browser. */
    synchronized Optional<Pending> take(final String state, final String browser) {
        return Optional.ofNullable(kept.remove(Secrets.hash(state)))
                .filter(one -> time.nanos() - one.endNanos < 0)
                .filter(one -> Secrets.same(one.browserHash, Secrets.hash(browser)))
                .map(Kept::pending);
    }
}
