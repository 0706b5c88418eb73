// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.care;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** Every loop that must be alive for the door to be. For any thread. */
public final class Lives {

    /** A loop that marks less often than this is hung. An SD card's longest pauses are a few seconds. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private final List<Life> all = new CopyOnWriteArrayList<>();

    /** @param nanos a monotonic clock of real time */
    public Lives(final LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** One more loop. */
    public Life loop(final String name) {
        final Life life = new Life(name, nanos);
        all.add(life);
        return life;
    }

    /** The names of those that hang now. */
    List<String> hung() {
        final long now = nanos.getAsLong();
        return all.stream()
                .filter(life -> life.isHung(now, LIMIT.toNanos()))
                .map(Life::name)
                .toList();
    }
}
