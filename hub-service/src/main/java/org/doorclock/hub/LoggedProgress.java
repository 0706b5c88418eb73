// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import org.doorclock.hub.store.EventStore;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/** Logs how far a start has come, every five seconds; of a quick start nothing. */
final class LoggedProgress implements EventStore.Progress {

    private static final long EVERY_NANOS = 5_000_000_000L;

    private final TimeSource time;
    private long next;

    LoggedProgress(final TimeSource time) {
        this.time = time;
        this.next = time.nanos() + EVERY_NANOS;
    }

    @Override
    public void read(final long position, final long last) {
        if (time.nanos() >= next) {
            next = time.nanos() + EVERY_NANOS;
            Logger.info("folding the journal: {} of {} events", position, last);
        }
    }
}
