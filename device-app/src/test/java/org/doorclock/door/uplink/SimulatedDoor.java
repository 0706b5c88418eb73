// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.doorclock.time.ClockSource;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.wire.Board;
import org.doorclock.wire.Command;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.doorclock.wire.Receipt;

/** The uplink of one door with its outbox and a simulated network, driven through simulated time. */
final class SimulatedDoor {

    private static final int MOST_TURNS_IN_ONE_INSTANT = 200;

    final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-01T08:00:00Z"));
    final MemoryOutbox outbox = new MemoryOutbox();
    final SimulatedNetwork network;
    final List<Board> boards = new ArrayList<>();
    final List<LinkState> linkStates = new ArrayList<>();
    final List<Receipt.HubClock> hubClocks = new ArrayList<>();
    final List<Command.Order> ordered = new ArrayList<>();
    final OrderBox orders = new OrderBox(ordered::add);
    final Mailbox mailbox = new Mailbox();
    final Pilot pilot;
    DeviceState.Phase phase = DeviceState.Phase.READY;

    SimulatedDoor(final long seed) {
        this(seed, UplinkSettings.Window.DEFAULT);
    }

    SimulatedDoor(final long seed, final UplinkSettings.Window window) {
        network = new SimulatedNetwork(time, new Random(seed));
        pilot = new Pilot(
                new UplinkSettings(
                        URI.create("tcp://localhost:1"),
                        SimulatedNetwork.SITE,
                        SimulatedNetwork.DEVICE,
                        window,
                        UplinkSettings.Pace.DEFAULT),
                outbox,
                this::state,
                this::health,
                boards::add,
                linkStates::add,
                hubClocks::add,
                orders,
                network,
                mailbox,
                time,
                new Random(seed + 1));
    }

    DeviceState state() {
        return new DeviceState(phase, "ct1", "CT 1", "ct-door", outbox.epoch(), outbox.last(), "0.1.0");
    }

    Health health() {
        return new Health(
                outbox.epoch(), outbox.last(), outbox.last() - outbox.delivered(), 0, ClockSource.NTP, 1, 1, true);
    }

    void passes(final Duration duration) {
        final long end = time.nanos() + duration.toNanos();
        until(() -> time.nanos() >= end, duration);
    }

    void until(final BooleanSupplier condition) {
        until(condition, Duration.ofHours(2));
    }

    boolean isDrained() {
        return outbox.delivered() == outbox.last();
    }

    void until(final BooleanSupplier condition, final Duration limit) {
        final long end = time.nanos() + limit.toNanos();
        int turns = 0;
        while (!condition.getAsBoolean()) {
            assertThat(time.nanos()).as("simulated time is over").isLessThanOrEqualTo(end);
            network.run();
            final long wait = pilot.turn();
            if (condition.getAsBoolean()) {
                return;
            }
            final long step = Math.min(Math.min(wait, network.next() - time.nanos()), end - time.nanos());
            turns = step > 0 ? 0 : turns + 1;
            assertThat(turns).as("turns in one instant").isLessThan(MOST_TURNS_IN_ONE_INSTANT);
            time.advance(Duration.ofNanos(Math.max(0, step)));
        }
    }
}
