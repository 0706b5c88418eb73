// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Board;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.doorclock.wire.Receipt;
import org.tinylog.Logger;

/**
 * Delivers what the {@link Outbox} holds to the hub, over MQTT, and brings what the hub says. It needs no watching:
 * {@link #start()} it, call {@link #appended()} after each durable event, {@link #close()} it. A broker or a hub that is
 * away, slow or restarted costs time, never an event; an event counts as delivered when the hub's receipt says so and
 * {@link Outbox#delivered(long)} was told.
 *
 * <p>All suppliers and consumers, and the outbox, are called from one thread of the uplink's own, called
 * {@code uplink}, and must not block: what a consumer is given it should hand on. What they throw ends the session,
 * which then is begun anew, never the uplink.
 */
public final class Uplink implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Mailbox mailbox = new Mailbox();
    private final Pilot pilot;
    private final Thread thread;
    private final Duration longestTurn;
    private volatile boolean closing;

    /**
     * Connects nothing before {@link #start()}.
     *
     * @param credentials for a broker of TLS; asked by the uplink's thread
     * @param state what the device says of itself: with its own phase, its epoch and its last event. Asked on each
     *     connect and, for changes, with each heartbeat; {@code LOST} is said by the uplink alone
     * @param health asked for each heartbeat
     * @param board called with each board of the site, at once on connecting if the broker keeps one. That one may be
     *     old: only {@link LinkState#CONNECTED} says that the hub is there
     * @param linkState called with each change; until the first call it is {@link LinkState#OFFLINE}
     * @param hubClock called with the hub's time, each time at the moment at which it came
     * @param orders takes what the hub asks for, and holds the answers
     * @param time measures waiting. Intervals are of real time whatever its rate
     * @param random spreads the attempts of many devices
     */
    public Uplink(
            final UplinkSettings settings,
            final Credentials credentials,
            final Outbox outbox,
            final Supplier<DeviceState> state,
            final Supplier<Health> health,
            final Consumer<Board> board,
            final Consumer<LinkState> linkState,
            final Consumer<Receipt.HubClock> hubClock,
            final OrderBox orders,
            final TimeSource time,
            final RandomGenerator random) {
        this.pilot = new Pilot(
                settings,
                outbox,
                state,
                health,
                board,
                linkState,
                hubClock,
                orders,
                PahoLink.to(settings.broker(), credentials, settings.pace()),
                mailbox,
                time,
                random);
        orders.onAnswer(mailbox::wake);
        this.longestTurn = settings.pace().patience().multipliedBy(2).plus(FAREWELL.multipliedBy(3));
        this.thread = Thread.ofPlatform().name("uplink").daemon().unstarted(this::run);
    }

    /** Begins; call once. */
    public void start() {
        thread.start();
    }

    /** There is a new event in the outbox. Returns at once; for any thread. */
    public void appended() {
        mailbox.wake();
    }

    /** Has it connect anew in the next quiet moment, as what it proves itself by has changed. Returns at once; for any thread. */
    public void connectAnew() {
        pilot.connectAnew();
        mailbox.wake();
    }

    /**
     * Says that the device goes, and ends the connection; returns within seconds, or when an attempt to connect that is
     * under way has run out of time. What is not delivered stays in the outbox. Must come before the outbox is closed.
     */
    @Override
    public void close() {
        closing = true;
        mailbox.wake();
        try {
            if (!thread.join(longestTurn)) {
                Logger.warn("The uplink does not end; left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing) {
                mailbox.await(pilot.turn());
            }
            pilot.finish(FAREWELL.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
