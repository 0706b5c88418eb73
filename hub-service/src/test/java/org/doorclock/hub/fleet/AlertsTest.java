// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorclock.hub.config.AlertsConfig;
import org.doorclock.hub.devices.Commissioning;
import org.doorclock.hub.devices.Devices;
import org.doorclock.hub.store.Ledger;
import org.doorclock.time.ClockSource;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.wire.Alert;
import org.doorclock.wire.Health;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {

    private static final AlertsConfig CONFIG = new AlertsConfig(
            Optional.empty(), Duration.ofMinutes(5), Duration.ofMinutes(1), 1000, 50, Duration.ofDays(7));

    @TempDir
    private Path directory;

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-04-01T12:00:00Z"));
    private final Devices devices = new Devices(time, new Ledger(), site -> {});
    private final List<Alert> said = new ArrayList<>();

    @Test
    void aDeviceThatFallsSilentIsSaidOnceThoughTheHubIsStartedAnewMeanwhile() {
        beat();
        try (Alerts alerts = alerts()) {
            alerts.turn();
            time.advance(Duration.ofMinutes(4));
            alerts.turn();
            assertThat(said).isEmpty();
            time.advance(Duration.ofMinutes(2));
            alerts.turn();
            alerts.turn();
            assertThat(said).singleElement().satisfies(alert -> {
                assertThat(alert.kind()).isEqualTo(Alert.Kind.OFFLINE);
                assertThat(alert.text()).contains("offline since 1 Apr 2026 13:00");
            });
        }
        try (Alerts again = alerts()) {
            again.turn();
            assertThat(said).hasSize(1);
            beat();
            again.turn();
            time.advance(Duration.ofSeconds(61));
            beat();
            again.turn();
            assertThat(said).hasSize(2);
            assertThat(said.getLast().state()).isEqualTo(Alert.State.CLEARED);
            assertThat(said.getLast().id()).isEqualTo(said.getFirst().id());
        }
    }

    private Alerts alerts() {
        return new Alerts(
                CONFIG,
                new Roster(devices, new Commissioning(false)),
                directory.resolve("alerts-raised"),
                said::add,
                time);
    }

    private void beat() {
        devices.health("north", "ct1", new Health("e", 0, 0, 0, ClockSource.NTP, 1, 5000, true));
    }
}
