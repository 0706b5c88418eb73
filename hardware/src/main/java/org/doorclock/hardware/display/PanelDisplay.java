// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartException;
import org.doorclock.hardware.pins.PartState;
import org.tinylog.Logger;

/** Draws pages in a thread of its own. A panel that does not answer is tried again, and set up afresh when it does. */
public final class PanelDisplay implements Display {

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final long STOP_MILLIS = 1000;

    private final String name;
    private final Panel panel;
    private final Duration retry;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread painter;
    private Optional<Page> wanted = Optional.empty();
    private boolean closed;
    private volatile PartState state = PartState.READY;

    public PanelDisplay(final Part.Screen part, final Board board) throws PartException {
        this(part.role(), panel(part, board), RETRY);
    }

    PanelDisplay(final String name, final Panel panel, final Duration retry) {
        this.name = name;
        this.panel = panel;
        this.retry = retry;
        this.painter = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    private static Panel panel(final Part.Screen part, final Board board) throws PartException {
        final Board.I2c bus = board.i2c(part.role(), part.bus(), part.address());
        return switch (part.kind()) {
            case SSD1306 -> new Ssd1306(bus);
            case HD44780 -> new Hd44780(bus);
        };
    }

    @Override
    public void show(final Page page) {
        lock.lock();
        try {
            wanted = Optional.of(page);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public PartState state() {
        return state;
    }

    private void run() {
        boolean awake = false;
        Optional<Page> drawn = Optional.empty();
        try {
            while (true) {
                final Optional<Page> next = awaitChange(drawn, awake);
                if (next.isEmpty()) {
                    break;
                }
                try {
                    if (!awake) {
                        panel.wake();
                    }
                    panel.draw(next.get());
                    awake = true;
                    drawn = next;
                    tell(PartState.READY);
                } catch (PartException e) {
                    awake = false;
                    tell(new PartState.Absent(e.getMessage()));
                }
            }
            panel.darken();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (PartException e) {
            Logger.debug("{}: it could not be darkened: {}", name, e.getMessage());
        }
    }

    /** The page to draw; empty once closed. After a failure it waits before it answers. */
    private Optional<Page> awaitChange(final Optional<Page> drawn, final boolean awake) throws InterruptedException {
        lock.lock();
        try {
            if (!awake && !state.isReady()) {
                long left = retry.toNanos();
                while (left > 0 && !closed) {
                    left = changed.awaitNanos(left);
                }
            }
            while (!closed && (wanted.isEmpty() || awake && wanted.equals(drawn))) {
                changed.await();
            }
            return closed ? Optional.empty() : wanted;
        } finally {
            lock.unlock();
        }
    }

    private void tell(final PartState now) {
        if (!now.equals(state)) {
            state = now;
            Logger.warn("{}: {}", name, now.text());
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        try {
            painter.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
