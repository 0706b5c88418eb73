// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.board;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.doorclock.wire.Board;

/** One client's view of a site's board: always the newest, never a queue of old ones. */
public final class Subscription implements AutoCloseable {

    private final String site;
    private final Consumer<Subscription> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private Optional<Board> board = Optional.empty();
    private boolean fresh = true;
    private boolean beat;
    private boolean closed;

    /**
     * What is to be sent now.
     *
     * @param board the board, if it changed
     * @param beat whether a sign of life is due
     * @param end whether nothing more comes
     */
    public record Due(Optional<Board> board, boolean beat, boolean end) {}

    Subscription(final String site, final Consumer<Subscription> onClose) {
        this.site = site;
        this.onClose = onClose;
    }

    String site() {
        return site;
    }

    /** Waits until something is due, but no longer than {@code most}; then nothing may be. */
    public Due await(final Duration most) throws InterruptedException {
        lock.lock();
        try {
            long left = most.toNanos();
            while (board.isEmpty() && !beat && !closed && left > 0) {
                left = something.awaitNanos(left);
            }
            final Due due = new Due(board, beat, closed);
            board = Optional.empty();
            beat = false;
            return due;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it has not been offered a board yet. */
    boolean isNew() {
        lock.lock();
        try {
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    void offer(final Board newer) {
        change(() -> {
            board = Optional.of(newer);
            fresh = false;
        });
    }

    void beat() {
        change(() -> beat = true);
    }

    void end() {
        change(() -> closed = true);
    }

    /** The client is gone. */
    @Override
    public void close() {
        onClose.accept(this);
    }

    private void change(final Runnable how) {
        lock.lock();
        try {
            how.run();
            something.signal();
        } finally {
            lock.unlock();
        }
    }
}
