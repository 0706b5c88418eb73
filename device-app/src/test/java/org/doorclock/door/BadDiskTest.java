// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.doorclock.identity.SiteKeys;
import org.doorclock.service.DatagramReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door as a process, on a real file system that fills up or turns read-only. */
class BadDiskTest {

    private static final String ANN = "9434765919";
    private static final String BOB = "9990000077";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private SmallDisk disk;

    @BeforeEach
    void makeKeys() throws IOException {
        new SiteKeys(directory.resolve("keys")).create();
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            disk.close();
        }
    }

    private DoorProcess door() throws IOException {
        return door(Map.of());
    }

    private DoorProcess door(final Map<String, String> environment) throws IOException {
        return DoorProcess.start(
                directory,
                environment,
                "--stdin",
                "--set",
                "data=" + disk.path().resolve("data"),
                "--set",
                "storage.low-mib=6",
                "--set",
                "phone=4417");
    }

    private static void awaitScreen(final DoorProcess door, final String page, final String kind) {
        await().pollInterval(Duration.ofMillis(200))
                .untilAsserted(() ->
                        assertThat(screen(door, page).path("kind").asText()).isEqualTo(kind));
    }

    private static JsonNode screen(final DoorProcess door, final String page) throws Exception {
        return JSON.readTree(door.get(page + "api/screen"));
    }

    @Test
    void aDiskThatTurnsReadOnlyIsRedBeforeAnybodyScans() throws Exception {
        disk = SmallDisk.ext4(directory.resolve("disk"));
        try (DoorProcess door = door(Map.of())) {
            final String page = door.awaitReady();
            awaitScreen(door, page, "ready");
            door.type(BOB);
            assertThat(door.outcome(0).path("recorded").asBoolean()).isTrue();
            disk.fail();
            awaitScreen(door, page, "cannot-save");
            assertThat(screen(door, page).path("text").asText()).startsWith("Write the time on paper. Phone 4417");
            assertThat(door.get(page + "observe/health")).contains("DOWN", "cannot-save");
            door.type(ANN);
            assertThat(door.outcome(1).path("outcome").asText()).isEqualTo("cannot-save");
        }
    }

    @Test
    void aDiskThatDoesNotAnswerSilencesTheWatchdogAndIsRedUntilItAnswers() throws Exception {
        disk = SmallDisk.ext4(directory.resolve("disk"));
        final String socket = directory.resolve("notify").toString();
        try (DatagramReceiver manager = new DatagramReceiver(socket);
                DoorProcess door = door(Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "6000000"))) {
            final String page = door.awaitReady();
            awaitScreen(door, page, "ready");
            disk.freeze(true);
            try {
                door.type(ANN);
                awaitScreen(door, page, "cannot-save");
                while (!manager.next(6_000).orElse("silence").equals("silence")) {
                    // what it said before
                }
                assertThat(door.outcomes()).as("no answer is no record").isEmpty();
                assertThat(door.errors().lines().filter(line -> line.contains("journal hangs")))
                        .hasSize(1);
            } finally {
                disk.freeze(false);
            }
            assertThat(door.outcome(0).path("recorded").asBoolean()).isTrue();
            await().until(() -> manager.next(5_000).orElse("").equals("WATCHDOG=1"));
        }
    }

    @Test
    void aDoorThatStartsOnAReadOnlyDiskSaysSoAndBeginsWhenItIsMended() throws Exception {
        disk = SmallDisk.inMemory(directory.resolve("disk"));
        try (DoorProcess door = door()) {
            door.awaitReady();
            door.type(BOB);
            door.outcome(0);
        }
        disk.readOnly(true);
        try (DoorProcess door = door()) {
            final String page = door.awaitReady();
            awaitScreen(door, page, "cannot-save");
            door.type(ANN);
            assertThat(door.outcome(0).path("outcome").asText()).isEqualTo("cannot-save");
            disk.readOnly(false);
            awaitScreen(door, page, "ready");
            door.type(BOB);
            assertThat(door.outcome(1).path("outcome").asText())
                    .as("knows what it recorded before")
                    .isEqualTo("already-recorded");
            assertThat(door.errors().lines().filter(line -> line.contains("cannot save")))
                    .hasSizeBetween(1, 3);
            assertThat(door.errors()).contains("read-only").doesNotContain("\tat ");
        }
    }

    @Test
    void aDiskThatFillsUpIsAmberThenRedAndNeverGreenWithoutARecord() throws Exception {
        disk = SmallDisk.inMemory(directory.resolve("disk"));
        try (DoorProcess door = door()) {
            final String page = door.awaitReady();
            awaitScreen(door, page, "ready");
            disk.fillBut(3 << 20);
            awaitScreen(door, page, "storage-nearly-full");
            door.type(ANN);
            assertThat(door.outcome(0).path("outcome").asText()).isEqualTo("at-door");
            disk.fillBut(0);
            awaitScreen(door, page, "cannot-save");
            door.type(BOB);
            assertThat(door.outcome(1).path("recorded").asBoolean()).isFalse();
            disk.free();
            awaitScreen(door, page, "ready");
            door.type(BOB);
            assertThat(door.outcome(2).path("outcome").asText()).isEqualTo("at-door");
        }
        assertThat(JournalIds.doorArrivals(disk.path().resolve("data/journal"))).hasSize(2);
    }
}
