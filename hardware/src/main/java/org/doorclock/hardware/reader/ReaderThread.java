// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What readers with a thread of their own share: starting once, telling the state's changes, stopping. */
final class ReaderThread {

    private static final long STOP_MILLIS = 1000;

    private final String name;
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private volatile ReaderState state = new ReaderState.Missing("not started");
    private volatile boolean closed;

    ReaderThread(final String name) {
        this.name = name;
    }

    void start(final Consumer<ReaderThread> loop) {
        final Thread started =
                Thread.ofPlatform().daemon().name("reader-" + name).unstarted(() -> loop.accept(this));
        if (!thread.compareAndSet(null, started)) {
            throw new IllegalStateException("this reader was started before");
        }
        started.start();
    }

    boolean isOpen() {
        return !closed;
    }

    ReaderState state() {
        return state;
    }

    void tell(final ReaderState now, final Reader.Listener listener) {
        if (!now.equals(state)) {
            state = now;
            listener.stateChanged(now);
        }
    }

    /** Waits, unless closed meanwhile. */
    void rest(final long millis) {
        try {
            if (isOpen()) {
                Thread.sleep(millis);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Ends the loop; {@code interrupt} wakes it from a wait that may be interrupted. */
    void close(final boolean interrupt) {
        closed = true;
        final Thread running = thread.get();
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        if (interrupt) {
            running.interrupt();
        }
        try {
            running.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
