// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.event.Correction;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.event.Standing;
import org.doorclock.hub.broker.HubLink;
import org.doorclock.hub.devices.Commissioning;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.devices.Devices;
import org.doorclock.hub.store.Ledger;
import org.doorclock.hub.store.Source;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.time.TimeInterval;
import org.junit.jupiter.api.Test;

/** Which silent devices a board warns of, and which the quality of data counts. */
class FleetWarningTest {

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-01T12:00:00Z"));
    private final Devices devices = new Devices(time, new Ledger(), site -> {});
    private final Commissioning commissioning = new Commissioning(false);
    private final Fleet fleet = new Fleet(devices, commissioning, new HubLink(), "");
    private long seq;

    @Test
    void aRetiredDeviceIsNoAlarmForEver() {
        devices.heard("north", "old");
        time.advance(Duration.ofMinutes(1));
        devices.heard("north", "new");
        time.advance(Duration.ofMinutes(1));
        assertThat(fleet.warning("north"))
                .hasValueSatisfying(warning -> assertThat(warning).contains("12:00"));

        stands("old", Standing.RETIRED);

        assertThat(fleet.warning("north"))
                .hasValueSatisfying(warning -> assertThat(warning).contains("12:01"));
        assertThat(inUse()).containsExactly("new");
        stands("new", Standing.RETIRED);
        assertThat(fleet.warning("north")).isEmpty();
    }

    @Test
    void aPlannedDeviceIsMissedFromTheDayItIsSignedFor() {
        stands("box", Standing.PLANNED);
        assertThat(inUse()).isEmpty();
        devices.heard("north", "box");
        assertThat(inUse()).containsExactly("box");
        time.advance(Duration.ofMinutes(1));
        assertThat(inUse()).isEmpty();
        assertThat(fleet.warning("north")).isEmpty();

        stands("box", Standing.COMMISSIONED);

        assertThat(inUse()).containsExactly("box");
        assertThat(fleet.warning("north")).isPresent();
    }

    private List<String> inUse() {
        return commissioning.inUse(devices.all()).stream().map(Device::name).toList();
    }

    private void stands(final String device, final Standing standing) {
        seq++;
        final List<StoredEvent> said = List.of(new StoredEvent(
                seq,
                time.now(),
                new Event(
                        new Origin("north", Source.COMMISSIONING, "e", seq),
                        "ct1",
                        new Fact.DeviceStanding(device, standing, ""),
                        Occurrence.told(TimeInterval.exactly(time.now())),
                        time.now(),
                        Optional.of(new Correction("user:anna", "why", "key")))));
        devices.stored(said);
        commissioning.stored(said);
    }
}
