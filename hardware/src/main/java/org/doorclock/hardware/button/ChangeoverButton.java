// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.button;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartException;
import org.doorclock.hardware.pins.PartState;

/**
 * A button with a changeover contact: common to ground, the contact of rest and the pressed contact each to a line that is
 * pulled up. At rest the first line is low and the second high; pressed, the other way round. A press is that whole change,
 * settled, and counts once until the button was at rest again. So no single break or touch of wires can be a press:
 *
 * <ul>
 *   <li>the common wire, the wire of rest or the whole cable broken: both lines high, told within {@link Timing#fault};
 *   <li>the pressed wire broken: nothing to be seen at rest; the next press leaves both lines high and is told as a fault,
 *       not taken for a press;
 *   <li>wires that touch: both lines low, at once or at the next press;
 *   <li>held down longer than {@link Timing#held}: stuck.
 * </ul>
 *
 * <p>An edge only makes the button look; what counts are the levels that it reads then. It also looks once in a while
 * without an edge, so that a lost one costs time and no press.
 */
public final class ChangeoverButton implements Button {

    private static final String BROKEN = "a wire is broken";
    private static final String TOUCHING = "its wires touch";
    private static final String STUCK = "it is stuck, pressed";

    /**
     * How it takes its time.
     *
     * @param settle levels that held this long count
     * @param fault levels that a whole button cannot have count as a fault after this long
     * @param held pressed longer than this is stuck
     * @param look how often it looks unasked
     */
    record Timing(Duration settle, Duration fault, Duration held, Duration look) {
        static final Timing STANDARD = new Timing(
                Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMillis(500));
    }

    private final String name;
    private final Timing timing;
    private final Board.Input rest;
    private final Board.Input pressed;
    private final ScheduledThreadPoolExecutor thread;
    private Optional<Listener> listener = Optional.empty();
    private Optional<ScheduledFuture<?>> settling = Optional.empty();
    private Optional<ScheduledFuture<?>> judging = Optional.empty();
    private Optional<Contact> last = Optional.empty();
    private boolean armed;
    private boolean closed;
    private volatile PartState state = PartState.READY;

    public ChangeoverButton(final Part.Changeover part, final Board board) throws PartException {
        this(part, board, Timing.STANDARD);
    }

    ChangeoverButton(final Part.Changeover part, final Board board, final Timing timing) throws PartException {
        this.name = part.role();
        this.timing = timing;
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory(), new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
        this.rest = board.input(name + ".rest", part.rest(), this::moved);
        this.pressed = board.input(name + ".pressed", part.pressed(), this::moved);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start(final Listener hears) {
        if (listener.isPresent()) {
            throw new IllegalStateException("this button was started before");
        }
        listener = Optional.of(hears);
        thread.scheduleWithFixedDelay(this::glance, 0, timing.look().toNanos(), TimeUnit.NANOSECONDS);
    }

    private synchronized void moved() {
        if (listener.isPresent()) {
            settling.ifPresent(due -> due.cancel(false));
            settling = Optional.of(after(timing.settle(), this::settled));
        }
    }

    private ScheduledFuture<?> after(final Duration duration, final Runnable task) {
        return thread.schedule(task, duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Looks whether the levels are others than when they last counted, as after an edge that nobody told of. */
    private synchronized void glance() {
        final boolean waiting = settling.filter(due -> !due.isDone()).isPresent();
        if (!waiting && !read().equals(last)) {
            moved();
        }
    }

    private Optional<Contact> read() {
        try {
            return Optional.of(Contact.of(rest.isHigh(), pressed.isHigh()));
        } catch (PartException e) {
            last = Optional.empty();
            tell(new PartState.Faulty(e.getMessage()));
            return Optional.empty();
        }
    }

    private synchronized void settled() {
        final Optional<Contact> read = read();
        if (closed || read.isEmpty() || read.equals(last)) {
            return;
        }
        last = read;
        judging.ifPresent(due -> due.cancel(false));
        judging = switch (read.get()) {
            case AT_REST -> {
                armed = true;
                tell(PartState.READY);
                yield Optional.empty();
            }
            case PRESSED -> {
                if (armed) {
                    armed = false;
                    listener.ifPresent(Listener::pressed);
                }
                yield Optional.of(after(timing.held(), () -> tell(new PartState.Faulty(STUCK))));
            }
            case OPEN -> Optional.of(after(timing.fault(), () -> tell(new PartState.Faulty(BROKEN))));
            case SHORTED -> Optional.of(after(timing.fault(), () -> tell(new PartState.Faulty(TOUCHING))));
        };
    }

    private synchronized void tell(final PartState now) {
        if (!closed && !now.equals(state)) {
            state = now;
            listener.ifPresent(hears -> hears.stateChanged(now));
        }
    }

    /** Whether these levels were the last to count. */
    synchronized boolean settledAt(final Contact contact) {
        return last.equals(Optional.of(contact));
    }

    synchronized boolean isListening() {
        return listener.isPresent() && !closed;
    }

    @Override
    public PartState state() {
        return state;
    }

    @Override
    public synchronized void close() {
        closed = true;
        thread.shutdownNow();
    }
}
