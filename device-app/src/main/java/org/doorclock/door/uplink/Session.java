// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.doorclock.wire.Board;
import org.doorclock.wire.Command;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.doorclock.wire.HubState;
import org.doorclock.wire.MalformedMessageException;
import org.doorclock.wire.Offer;
import org.doorclock.wire.Receipt;
import org.doorclock.wire.Topics;
import org.doorclock.wire.Topics.DeviceTopic;
import org.tinylog.Logger;

/** What is said over one link: state, heartbeats and events out; receipts, commands and boards in. Not thread-safe. */
final class Session {

    private final Link link;
    private final UplinkSettings settings;
    private final Names names;
    private final Outbox outbox;
    private final Delivery delivery;
    private final HubPresence hub;
    private final Supplier<DeviceState> state;
    private final Supplier<Health> health;
    private final Consumer<Board> board;
    private final Consumer<Receipt.HubClock> hubClock;
    private final OrderBox orders;
    private final int inFlight;
    private final Deque<Long> unacknowledged = new ArrayDeque<>();
    private final Set<String> saidOnce = new HashSet<>();
    private Optional<DeviceState> told = Optional.empty();
    private long nextHeartbeat;

    /** The topics of this device. */
    record Names(
            String events,
            String receipts,
            String state,
            String health,
            String commands,
            String answers,
            String release,
            String board,
            String hub) {
        static Names of(final UplinkSettings s) {
            return new Names(
                    DeviceTopic.EVENTS.of(s.site(), s.device()),
                    DeviceTopic.RECEIPTS.of(s.site(), s.device()),
                    DeviceTopic.STATE.of(s.site(), s.device()),
                    DeviceTopic.HEALTH.of(s.site(), s.device()),
                    DeviceTopic.COMMANDS.of(s.site(), s.device()),
                    DeviceTopic.ANSWERS.of(s.site(), s.device()),
                    DeviceTopic.RELEASE.of(s.site(), s.device()),
                    Topics.board(s.site()),
                    Topics.hub(s.site()));
        }
    }

    Session(
            final Link link,
            final UplinkSettings settings,
            final Outbox outbox,
            final Delivery delivery,
            final HubPresence hub,
            final Supplier<DeviceState> state,
            final Supplier<Health> health,
            final Consumer<Board> board,
            final Consumer<Receipt.HubClock> hubClock,
            final OrderBox orders) {
        this.link = link;
        this.settings = settings;
        this.names = Names.of(settings);
        this.outbox = outbox;
        this.delivery = delivery;
        this.hub = hub;
        this.state = state;
        this.health = health;
        this.board = board;
        this.hubClock = hubClock;
        this.orders = orders;
        this.inFlight = Math.max(1, Math.min(settings.window().inFlight(), link.receiveMaximum()));
    }

    void begin(final long now) {
        hub.begin();
        delivery.begin(now);
        nextHeartbeat = now;
    }

    void acknowledged() {
        unacknowledged.poll();
    }

    void arrived(final Mailbox.Signal.Arrived message, final long now) {
        if (!message.retained() && !message.topic().equals(names.hub)) {
            hub.heard(now);
        }
        try {
            if (message.topic().equals(names.receipts)) {
                final Receipt receipt = Receipt.decode(message.payload());
                receipt.clock().ifPresent(hubClock);
                delivery.receipt(receipt, now);
            } else if (message.topic().equals(names.board)) {
                board.accept(Board.decode(message.payload()));
            } else if (message.topic().equals(names.commands)) {
                obey(Command.decode(message.payload()));
            } else if (message.topic().equals(names.release)) {
                orders.offer(Offer.decode(message.payload()));
            } else if (message.topic().equals(names.hub) && message.payload().length > 0) {
                if (hub.says(HubState.decode(message.payload()), message.retained(), now)) {
                    delivery.hubBeganAnew(now);
                    told = Optional.empty();
                }
            }
        } catch (MalformedMessageException e) {
            sayOnce("Ignored a message on " + message.topic() + ": " + e.getMessage());
        }
    }

    /** Says and sends what is due. */
    void step(final long now) throws IOException {
        if (!unacknowledged.isEmpty()
                && now - unacknowledged.peek() >= settings.pace().patience().toNanos()) {
            throw new IOException("the broker no longer acknowledges");
        }
        final boolean beat = now >= nextHeartbeat;
        if (beat && told.isPresent() && !sameButForLast(told.get(), state.get())) {
            told = Optional.empty();
        }
        if (told.isEmpty() && hasRoom(0)) {
            final DeviceState current = state.get();
            publish(names.state, current.encode(), true, now);
            told = Optional.of(current);
        }
        if (beat && hasRoom(0)) {
            publish(names.health, health.get().encode(), false, now);
            nextHeartbeat = now + settings.pace().heartbeat().toNanos();
        }
        while (hasRoom(1) && orders.hasAnswer()) {
            publish(names.answers, orders.next().orElseThrow().encode(), false, now);
        }
        while (hasRoom(2)) {
            final Optional<Parcel> parcel = delivery.next(now);
            if (parcel.isEmpty()) {
                return;
            }
            publish(names.events, parcel.get().payload(), false, now);
        }
    }

    /** When {@link #step} has something to do though nothing happened meanwhile. */
    long due(final long now) {
        long due = Math.min(hasRoom(0) ? nextHeartbeat : Long.MAX_VALUE, hub.due(now));
        if (!unacknowledged.isEmpty()) {
            due = Math.min(
                    due, unacknowledged.peek() + settings.pace().patience().toNanos());
        }
        return hasRoom(2) ? Math.min(due, delivery.due(now)) : due;
    }

    /** Says that the device goes; what is retained must not go on claiming that it is there. */
    void farewell(final long now) throws IOException {
        publish(names.state, lost(state.get()).encode(), true, now);
    }

    boolean isAllAcknowledged() {
        return unacknowledged.isEmpty();
    }

    void end(final boolean politely) {
        link.close(politely);
    }

    static DeviceState lost(final DeviceState s) {
        return new DeviceState(DeviceState.Phase.LOST, s.door(), s.name(), s.kind(), s.epoch(), s.last(), s.version());
    }

    private void obey(final Command command) {
        switch (command) {
            case Command.Rewind rewind -> {
                if (rewind.epoch().equals(outbox.epoch())) {
                    Logger.info("The hub asks for events {} to {} again", rewind.from(), rewind.to());
                    delivery.rewind(rewind.from(), rewind.to());
                }
            }
            case Command.Order order -> orders.take(order);
            case Command.Unknown unknown -> sayOnce("Ignored a command that this version does not know");
        }
    }

    private void sayOnce(final String what) {
        if (saidOnce.add(what)) {
            Logger.warn(what);
        }
    }

    /** Whether a message may go, {@code spare} places being kept for state and heartbeat if there are that many. */
    private boolean hasRoom(final int spare) {
        return unacknowledged.size() < Math.max(1, inFlight - spare);
    }

    private void publish(final String topic, final byte[] payload, final boolean retained, final long now)
            throws IOException {
        unacknowledged.add(now);
        link.publish(topic, payload, retained);
    }

    private static boolean sameButForLast(final DeviceState one, final DeviceState other) {
        return one.equals(new DeviceState(
                other.phase(),
                other.troubles(),
                other.door(),
                other.name(),
                other.kind(),
                other.epoch(),
                one.last(),
                other.version()));
    }
}
