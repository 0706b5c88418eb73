// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.care;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A monotonic clock that goes on when it is told to. */
public final class SteadyClock implements LongSupplier {

    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);

    @Override
    public long getAsLong() {
        return nanos.get();
    }

    public void pass(final Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    public void passSeconds(final long seconds) {
        pass(Duration.ofSeconds(seconds));
    }
}
