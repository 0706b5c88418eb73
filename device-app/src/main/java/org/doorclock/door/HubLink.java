// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.doorclock.door.care.SelfCare;
import org.doorclock.door.care.Trouble;
import org.doorclock.door.clock.DoorClock;
import org.doorclock.door.config.DoorConfig;
import org.doorclock.door.screen.Kiosk;
import org.doorclock.door.store.DoorStore;
import org.doorclock.door.update.Updater;
import org.doorclock.door.uplink.LinkState;
import org.doorclock.door.uplink.OrderBox;
import org.doorclock.door.uplink.Uplink;
import org.doorclock.door.uplink.UplinkSettings;
import org.doorclock.event.Event;
import org.doorclock.journal.JournalException;
import org.doorclock.settings.Product;
import org.doorclock.time.ClockReading;
import org.doorclock.wire.Command;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.tinylog.Logger;

/** What a door tells the hub of itself, and what it takes from it. Called by the uplink's thread. */
final class HubLink {

    private final DoorConfig config;
    private final DoorStore store;
    private final Door door;
    private final Storage storage;
    private final SelfCare care;
    private final DoorClock clock;
    private final Proof proof;
    private final Optional<Updater> updater;

    private HubLink(
            final DoorConfig config,
            final DoorStore store,
            final Door door,
            final Storage storage,
            final SelfCare care,
            final DoorClock clock,
            final Proof proof,
            final Optional<Updater> updater) {
        this.config = config;
        this.store = store;
        this.door = door;
        this.storage = storage;
        this.care = care;
        this.clock = clock;
        this.proof = proof;
        this.updater = updater;
    }

    /** Begins to deliver. */
    static Uplink start(
            final URI broker,
            final DoorConfig config,
            final DoorStore store,
            final Door door,
            final Kiosk kiosk,
            final Storage storage,
            final SelfCare care,
            final DoorClock clock,
            final Proof proof,
            final Optional<Updater> updater) {
        final HubLink link = new HubLink(config, store, door, storage, care, clock, proof, updater);
        final AtomicReference<Consumer<Command.Order>> errands = new AtomicReference<>(order -> {});
        final OrderBox orders = new OrderBox(order -> errands.get().accept(order));
        errands.set(new Errands(
                new DoorDeeds(
                        door,
                        config.name() + " (" + config.device() + ")",
                        config.logFolder(),
                        System.getenv("NOTIFY_SOCKET") != null,
                        config.enrolment().isPresent(),
                        clock.time()),
                config.data().resolve("commands-done"),
                clock.time(),
                orders::answer)::take);
        updater.ifPresent(of -> orders.onOffer(of::offer));
        final Uplink uplink = new Uplink(
                new UplinkSettings(broker, config.site(), config.device()),
                proof,
                store,
                link::state,
                link::health,
                board -> door.execute(() -> kiosk.board(board)),
                state -> door.connected(state == LinkState.CONNECTED),
                clock::heard,
                orders,
                clock.time(),
                new SecureRandom());
        door.onAppend(uplink::appended);
        uplink.start();
        proof.start(uplink::connectAnew);
        return uplink;
    }

    private DeviceState state() {
        final List<String> troubles =
                care.troubles(door::troubles).stream().map(Trouble::wireName).toList();
        return new DeviceState(
                troubles.isEmpty() ? DeviceState.Phase.READY : DeviceState.Phase.DEGRADED,
                troubles,
                config.door(),
                config.name(),
                config.capture().kind().wireName(),
                store.epoch(),
                store.last(),
                Product.VERSION);
    }

    private Health health() {
        final ClockReading now = clock.time().read();
        final long last = store.last();
        final long queued = last - store.delivered();
        final Health health = new Health(
                store.epoch(),
                last,
                queued,
                queued == 0 ? 0 : oldestSeconds(now.wall()),
                now.source(),
                now.uncertainty().toMillis(),
                storage.free(),
                door.isReaderReady(),
                Optional.of(clock.report()),
                care.screen().wireName(),
                care.celsius());
        return health.withParts(door.parts())
                .withCertificate(proof.until())
                .withUpdate(updater.flatMap(Updater::report))
                .withEncrypted(config.retirement().isOfEncrypted());
    }

    private long oldestSeconds(final Instant now) {
        try {
            final Optional<Event> oldest = store.event(store.delivered() + 1);
            return oldest.map(event ->
                            Math.max(0, Duration.between(event.recorded(), now).toSeconds()))
                    .orElse(0L);
        } catch (JournalException e) {
            Logger.debug("the oldest unsent event cannot be read: {}", e.getMessage());
            return 0;
        }
    }
}
