// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everyone who watches the screen. A watcher who is slow misses screens in between, never the last. For any thread. */
public final class Audience implements Consumer<String> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long version;
    private boolean closed;

    /** There is a new screen. */
    @Override
    public void accept(final String screen) {
        signal(false);
    }

    /** Nobody shall wait any more. */
    void close() {
        signal(true);
    }

    private void signal(final boolean close) {
        lock.lock();
        try {
            version++;
            closed |= close;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** One who watches, from the screen that is shown now on. For one thread. */
    Watcher watcher(final Supplier<String> screen) {
        return new Watcher(screen);
    }

    /** Watches for one page. */
    final class Watcher {

        private final Supplier<String> screen;
        private long seen = -1;

        private Watcher(final Supplier<String> screen) {
            this.screen = screen;
        }

        /** Waits for a screen not seen yet; empty if none came. */
        Optional<String> next(final Duration patience) throws InterruptedException {
            lock.lock();
            try {
                long left = patience.toNanos();
                while (version == seen && !closed && left > 0) {
                    left = changed.awaitNanos(left);
                }
                final boolean fresh = version != seen;
                seen = version;
                return fresh && !closed ? Optional.of(screen.get()) : Optional.empty();
            } finally {
                lock.unlock();
            }
        }

        boolean isOver() {
            lock.lock();
            try {
                return closed;
            } finally {
                lock.unlock();
            }
        }
    }
}
