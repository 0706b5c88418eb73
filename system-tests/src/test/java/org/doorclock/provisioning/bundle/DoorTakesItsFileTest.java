// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.door.config.DoorConfig;
import org.doorclock.door.config.DoorKeys;
import org.doorclock.provisioning.doors.DoorRow;
import org.doorclock.provisioning.doors.Network;
import org.doorclock.settings.Key;
import org.doorclock.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The estates tool may not know the door's program: here both meet. */
class DoorTakesItsFileTest {

    @TempDir
    private Path folder;

    @Test
    void aDoorTakesTheConfigurationOfItsBundle() throws Exception {
        final Path settings = Files.writeString(folder.resolve("site.properties"), """
                est.url=https://estates.example:8443
                hub.url=https://doorclock.example
                broker=ssl://broker.example:8883
                door.pins=default
                door.barcode.organisation=RXX
                door.capture.undo-within=20s
                """);
        final DoorRow row = new DoorRow(
                2,
                "DC-0042",
                "rxx",
                "ct1",
                "Tŷ Gwyn: C:\\CT = \"1\" ",
                "ed-door",
                Optional.empty(),
                new Network.Dhcp(),
                List.of("ntp1.example"),
                "+44 1 4417");
        final Path file =
                Files.writeString(folder.resolve("door.properties"), DoorFile.of(row, SiteFile.read(settings), true));
        final Map<String, String> unit = Map.of("DOORCLOCK_DOOR_UPDATE_FOLDER", "/var/lib/doorclock/releases");

        final DoorConfig door = DoorConfig.of(Settings.load("door", DoorKeys.all(), Optional.of(file), unit, Map.of()));

        assertThat(door.site()).isEqualTo("rxx");
        assertThat(door.device()).isEqualTo("dc-0042");
        assertThat(door.door()).isEqualTo("ct1");
        assertThat(door.name()).isEqualTo(row.room().strip());
        assertThat(door.phone()).isEqualTo("+44 1 4417");
        assertThat(door.broker()).contains(URI.create("ssl://broker.example:8883"));
        assertThat(door.pins()).contains("default");
        assertThat(door.identity()).isEqualTo(Path.of("/var/lib/doorclock/data/identity"));
        assertThat(door.updates().orElseThrow().trust()).contains(Path.of("/etc/doorclock/release.pem"));
        assertThat(door.updates().orElseThrow().folder()).isEqualTo(Path.of("/var/lib/doorclock/releases"));
    }

    @Test
    void everyKeyThatABundleCanSetIsOneOfTheDoors() {
        assertThat(DoorKeys.all().stream().map(Key::name)).containsAll(SiteFile.doorKeys());
    }
}
