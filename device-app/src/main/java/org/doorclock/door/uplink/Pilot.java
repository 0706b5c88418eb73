// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Board;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.doorclock.wire.Receipt;
import org.doorclock.wire.Topics;
import org.tinylog.Logger;

/** Connects, keeps the session going turn by turn, and connects again. Never waits but for a connection. One thread. */
final class Pilot {

    /** So long a quiet moment is waited for: under a backlog there may be none, and nothing gets lost without one. */
    private static final Duration LONGEST_RUSH = Duration.ofMinutes(10);

    private final UplinkSettings settings;
    private final Outbox outbox;
    private final Supplier<DeviceState> state;
    private final Supplier<Health> health;
    private final Consumer<Board> board;
    private final Consumer<LinkState> linkState;
    private final Consumer<Receipt.HubClock> hubClock;
    private final OrderBox orders;
    private final Link.Connector connector;
    private final Mailbox mailbox;
    private final TimeSource time;
    private final Delivery delivery;
    private final HubPresence hub;
    private final Backoff backoff;
    private Optional<Session> session = Optional.empty();
    private LinkState shown = LinkState.OFFLINE;
    private boolean saidAway;
    private long nextAttempt;
    private long connectedAt;
    private volatile boolean isStale;
    private long staleSince;

    Pilot(
            final UplinkSettings settings,
            final Outbox outbox,
            final Supplier<DeviceState> state,
            final Supplier<Health> health,
            final Consumer<Board> board,
            final Consumer<LinkState> linkState,
            final Consumer<Receipt.HubClock> hubClock,
            final OrderBox orders,
            final Link.Connector connector,
            final Mailbox mailbox,
            final TimeSource time,
            final RandomGenerator random) {
        this.settings = settings;
        this.outbox = outbox;
        this.state = state;
        this.health = health;
        this.board = board;
        this.linkState = linkState;
        this.hubClock = hubClock;
        this.orders = orders;
        this.connector = connector;
        this.mailbox = mailbox;
        this.time = time;
        this.delivery = new Delivery(outbox, settings.window(), settings.pace());
        this.hub = new HubPresence(settings.pace());
        this.backoff =
                new Backoff(settings.pace().backoffLeast(), settings.pace().backoffMost(), random);
        this.nextAttempt = now();
    }

    /** Does what is due. @return how many nanoseconds of real time may pass until the next turn if nothing happens */
    long turn() {
        try {
            if (session.isEmpty() && now() >= nextAttempt) {
                connect();
            }
            session.ifPresent(s -> mailbox.takeAll().forEach(signal -> heed(s, signal)));
            if (session.isPresent()) {
                session.get().step(now());
            }
            if (session.isPresent() && isStale && isTimeToRenew(session.get())) {
                renew(session.get());
            }
        } catch (IOException e) {
            drop(e.getMessage());
        } catch (RuntimeException e) {
            Logger.error(e, "The uplink met what it should not have; it connects anew");
            drop("internal error");
        }
        final long now = now();
        show(session.isPresent() && hub.isThere(now) ? LinkState.CONNECTED : LinkState.OFFLINE);
        return Math.max(0, session.map(s -> s.due(now)).orElse(nextAttempt) - now);
    }

    /** The next quiet moment is one to connect anew in. For any thread. */
    void connectAnew() {
        isStale = true;
    }

    private boolean isTimeToRenew(final Session current) {
        if (staleSince == 0) {
            staleSince = now();
        }
        return current.isAllAcknowledged() && outbox.delivered() == outbox.last()
                || now() - staleSince >= LONGEST_RUSH.toNanos();
    }

    /** The broker is told, so that nobody hears that the device is gone. */
    private void renew(final Session current) throws IOException {
        current.end(true);
        session = Optional.empty();
        connect();
    }

    /** Takes leave, waiting at most {@code nanos} for the broker to hear it. */
    void finish(final long nanos) throws InterruptedException {
        if (session.isEmpty()) {
            return;
        }
        final Session last = session.get();
        session = Optional.empty();
        boolean heard = false;
        try {
            last.farewell(now());
            final long until = now() + nanos;
            for (long now = now(); !last.isAllAcknowledged() && now < until; now = now()) {
                mailbox.await(until - now);
                final List<Mailbox.Signal> signals = mailbox.takeAll();
                signals.stream()
                        .filter(Mailbox.Signal.Acknowledged.class::isInstance)
                        .forEach(s -> last.acknowledged());
                if (signals.stream().anyMatch(Mailbox.Signal.Lost.class::isInstance)) {
                    break;
                }
            }
            heard = last.isAllAcknowledged();
        } catch (IOException e) {
            Logger.debug("No farewell: {}", e.getMessage());
        }
        last.end(heard);
        show(LinkState.OFFLINE);
    }

    private void connect() throws IOException {
        isStale = false;
        staleSince = 0;
        final Session.Names names = Session.Names.of(settings);
        final Link.Login login = new Link.Login(
                Topics.clientId(settings.site(), settings.device()),
                names.state(),
                Session.lost(state.get()).encode(),
                List.of(names.receipts(), names.commands(), names.release(), names.board(), names.hub()));
        final Link link = connector.connect(login, mailbox.listener());
        connectedAt = now();
        final Session begun =
                new Session(link, settings, outbox, delivery, hub, state, health, board, hubClock, orders);
        session = Optional.of(begun);
        saidAway = false;
        begun.begin(connectedAt);
        Logger.info("Connected to the broker; {} events to deliver", outbox.last() - outbox.delivered());
    }

    private void heed(final Session to, final Mailbox.Signal signal) {
        switch (signal) {
            case Mailbox.Signal.Arrived arrived -> to.arrived(arrived, now());
            case Mailbox.Signal.Acknowledged acknowledged -> to.acknowledged();
            case Mailbox.Signal.Lost lost -> drop(lost.reason());
        }
    }

    private void drop(final String reason) {
        session.ifPresent(s -> s.end(false));
        if (session.isPresent()
                && now() - connectedAt >= settings.pace().heartbeat().toNanos()) {
            backoff.reset();
        }
        session = Optional.empty();
        nextAttempt = now() + backoff.next();
        if (!saidAway) {
            saidAway = true;
            Logger.warn("No broker: {}. Events are kept and sent later", reason);
        }
    }

    private void show(final LinkState current) {
        if (current != shown) {
            shown = current;
            Logger.info(
                    switch (current) {
                        case CONNECTED -> "The hub is there";
                        case OFFLINE -> "The hub is out of reach";
                    });
            try {
                linkState.accept(current);
            } catch (RuntimeException e) {
                Logger.error(e, "A listener of the uplink failed");
            }
        }
    }

    /** Real time: a clock that runs fast in a simulation makes no broker and no network faster. */
    private long now() {
        final double rate = time.rate();
        return rate == 1 ? time.nanos() : (long) (time.nanos() / rate);
    }
}
