// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.hub.store.Ledger;
import org.doorclock.hub.store.Source;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.time.ClockSource;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.time.TimeInterval;
import org.junit.jupiter.api.Test;

class DevicesTest {

    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

    private final List<String> newSites = new ArrayList<>();
    private final Devices devices = new Devices(new SettableTimeSource(NOON), new Ledger(), newSites::add);

    @Test
    void aDeviceIsKnownByItsEventsBeforeItIsHeard() {
        devices.stored(List.of(started("ct1-device")));
        assertThat(devices.all()).singleElement().satisfies(device -> {
            assertThat(device.name()).isEqualTo("ct1-device");
            assertThat(device.online()).isFalse();
        });
    }

    @Test
    void anImportMakesItsSiteKnownButIsNoDevice() {
        devices.stored(List.of(started(Source.IMPORT)));
        assertThat(devices.all()).isEmpty();
        assertThat(newSites).containsExactly("north");
    }

    private static StoredEvent started(final String device) {
        return new StoredEvent(
                1,
                NOON,
                new Event(
                        new Origin("north", device, "epoch", 1),
                        "ct1",
                        new Fact.DeviceStarted("1"),
                        new Occurrence(TimeInterval.exactly(NOON), ClockSource.NTP, Optional.empty()),
                        NOON));
    }
}
