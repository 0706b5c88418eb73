// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.doorclock.identity.SiteKeys;
import org.doorclock.service.DatagramReceiver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door as a process under a service manager of a few lines, which does what systemd does with Type=notify and WatchdogSec. */
class SupervisedDoorTest {

    private static final String ANN = "9434765919";
    private static final int PATIENCE_MILLIS = 3000;

    @TempDir
    private Path directory;

    @BeforeEach
    void makeKeys() throws IOException {
        new SiteKeys(directory.resolve("keys")).create();
    }

    private DoorProcess door(final String socket) throws IOException {
        return DoorProcess.start(
                directory,
                Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", Long.toString(PATIENCE_MILLIS * 1000L)),
                "--stdin");
    }

    /** All that comes until the manager's patience ends without a sign of life, or enough signs came. */
    private static List<String> listen(final DatagramReceiver manager, final int signs) {
        final List<String> heard = new ArrayList<>();
        int left = signs;
        while (left > 0) {
            final Optional<String> next = manager.next(PATIENCE_MILLIS);
            if (next.isEmpty()) {
                heard.add("silence");
                return heard;
            }
            heard.add(next.get());
            if (next.get().equals("WATCHDOG=1")) {
                left--;
            }
        }
        return heard;
    }

    @Test
    void saysThatItIsReadyAndAliveAndThatItStops() throws Exception {
        final String socket = directory.resolve("notify").toString();
        try (DatagramReceiver manager = new DatagramReceiver(socket);
                DoorProcess door = door(socket)) {
            door.awaitReady();
            assertThat(listen(manager, 3))
                    .startsWith("READY=1")
                    .contains("STATUS=ready")
                    .doesNotContain("silence");
            door.terminate();
            door.exitCode();
            final List<String> last = new ArrayList<>();
            await().until(() -> {
                manager.next(100).ifPresent(last::add);
                return last.contains("STOPPING=1");
            });
        }
    }

    @Test
    void aDoorThatHangsFallsSilentIsKilledAndStartedAnewAndHasLostNothing() throws Exception {
        final String socket = directory.resolve("notify").toString();
        try (DatagramReceiver manager = new DatagramReceiver(socket)) {
            try (DoorProcess door = door(socket)) {
                door.awaitReady();
                door.type(ANN);
                assertThat(door.outcome(0).path("recorded").asBoolean()).isTrue();
                assertThat(listen(manager, 1)).doesNotContain("silence");
                new ProcessBuilder("kill", "-STOP", Long.toString(door.pid()))
                        .start()
                        .waitFor(10, TimeUnit.SECONDS);
                assertThat(listen(manager, 10)).endsWith("silence");
                door.kill();
            }
            try (DoorProcess door = door(socket)) {
                door.awaitReady();
                assertThat(listen(manager, 2)).startsWith("READY=1").doesNotContain("silence");
                door.type(ANN);
                assertThat(door.outcome(0).path("outcome").asText()).isEqualTo("already-recorded");
            }
        }
    }
}
