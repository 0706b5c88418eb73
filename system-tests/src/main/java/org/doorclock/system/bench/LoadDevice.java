// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.net.URI;
import java.util.Random;
import org.doorclock.door.uplink.OrderBox;
import org.doorclock.door.uplink.Uplink;
import org.doorclock.door.uplink.UplinkSettings;
import org.doorclock.settings.Product;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;

/** A door's own uplink with made-up events behind it: what the hub bears from these, it bears from as many doors. */
final class LoadDevice implements AutoCloseable {

    /** As a door's, but that each event goes alone, and as many of them as may be under way. */
    private static final UplinkSettings.Window ONE_A_MESSAGE = new UplinkSettings.Window(20, 18, 17, 2_000, 2);

    private final String device;
    private final LoadOutbox outbox;
    private final Uplink uplink;

    /** @param inBatches whether events go as a door's backlog does, in batches of up to 64 KiB */
    LoadDevice(
            final String broker,
            final String site,
            final String device,
            final LoadOutbox outbox,
            final boolean inBatches,
            final TimeSource clock) {
        this.device = device;
        this.outbox = outbox;
        final UplinkSettings.Window window = inBatches ? UplinkSettings.Window.DEFAULT : ONE_A_MESSAGE;
        this.uplink = new Uplink(
                new UplinkSettings(URI.create(broker), site, device, window, UplinkSettings.Pace.DEFAULT),
                () -> {
                    throw new IllegalStateException("the bench's broker asks nobody who they are");
                },
                outbox,
                this::state,
                this::health,
                board -> {},
                state -> {},
                hubClock -> {},
                new OrderBox(order -> {}),
                clock,
                new Random());
    }

    void start() {
        uplink.start();
    }

    private DeviceState state() {
        return new DeviceState(
                DeviceState.Phase.READY, device, device, "ct-door", outbox.epoch(), outbox.last(), Product.VERSION);
    }

    private Health health() {
        final long queued = outbox.last() - outbox.delivered();
        return new Health(outbox.epoch(), outbox.last(), queued, 0, ClockSource.NTP, 1, Long.MAX_VALUE, true);
    }

    @Override
    public void close() {
        uplink.close();
    }
}
