// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.time.Duration;
import org.doorclock.door.store.DoorStore;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/** Lets go, once an hour, of what the hub has receipted and was kept long enough. For the door's thread. */
final class Trimming {

    private static final long EVERY_NANOS = Duration.ofHours(1).toNanos();

    private final DoorStore store;
    private final TimeSource time;
    private final Duration keep;
    private long due;

    Trimming(final DoorStore store, final TimeSource time, final Duration keep) {
        this.store = store;
        this.time = time;
        this.keep = keep;
        this.due = time.nanos();
    }

    void turn() {
        if (time.nanos() - due < 0) {
            return;
        }
        due = time.nanos() + EVERY_NANOS;
        try {
            store.trim(time.now().minus(keep));
        } catch (IOException e) {
            Logger.warn("old events could not be let go: {}", e.getMessage());
        }
    }
}
