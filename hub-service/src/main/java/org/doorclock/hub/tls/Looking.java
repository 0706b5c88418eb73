// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.tls;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;

/** Looks at what may change, again and again, on one thread of its own. */
public final class Looking implements AutoCloseable {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tls-look").daemon().factory());

    private Looking() {}

    /** @param pause between two looks at each */
    public static Looking at(final List<Looked> all, final Duration pause) {
        final Looking looking = new Looking();
        final long millis = pause.toMillis();
        all.forEach(
                one -> looking.thread.scheduleWithFixedDelay(() -> look(one), millis, millis, TimeUnit.MILLISECONDS));
        return looking;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** What an executor's task throws would end its repetition unheard. */
    private static void look(final Looked one) {
        try {
            one.look();
        } catch (RuntimeException e) {
            Logger.error(e, "certificates cannot be looked at");
        }
    }
}
