// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.doorclock.wire.Answer;
import org.doorclock.wire.Command;
import org.doorclock.wire.Offer;
import org.tinylog.Logger;

/**
 * Brings what people at the hub ask of this device to whoever does it, and takes the answers, which go out as soon as there is a
 * link. Those that nobody could take in time are lost, as whoever asked has looked elsewhere by then. For any thread.
 */
public final class OrderBox {

    private static final int MOST_WAITING = 32;

    private final Consumer<Command.Order> doer;
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Runnable wake = () -> {};
    private volatile Consumer<Optional<Offer>> releases = offer -> {};

    /** @param doer given each order on the uplink's thread; must not block */
    public OrderBox(final Consumer<Command.Order> doer) {
        this.doer = doer;
    }

    /** Sends this to the hub. Returns at once. */
    public void answer(final Answer answer) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            Logger.warn("an answer to the hub is dropped, as too many wait for a link");
            return;
        }
        answers.add(answer);
        wake.run();
    }

    /** Has somebody told which release the hub offers, each time, on the uplink's thread; empty if it offers none. */
    public void onOffer(final Consumer<Optional<Offer>> listener) {
        releases = listener;
    }

    void offer(final Optional<Offer> offer) {
        releases.accept(offer);
    }

    void onAnswer(final Runnable listener) {
        wake = listener;
    }

    void take(final Command.Order order) {
        doer.accept(order);
    }

    boolean hasAnswer() {
        return !answers.isEmpty();
    }

    Optional<Answer> next() {
        final Optional<Answer> next = Optional.ofNullable(answers.poll());
        next.ifPresent(answer -> waiting.decrementAndGet());
        return next;
    }
}
