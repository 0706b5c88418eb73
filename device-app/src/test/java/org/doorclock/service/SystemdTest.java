// SPDX-License-Identifier: Apache-2.0
package org.doorclock.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against real sockets; here, as the receiver is what tests of a whole door listen with. */
class SystemdTest {

    private static final long PID = 4711;
    private static final int SOON = 5000;

    @TempDir
    private Path directory;

    @Test
    void eachMessageArrivesAsOneDatagramOnASocketsPath() {
        final String path = directory.resolve("notify").toString();
        try (DatagramReceiver receiver = new DatagramReceiver(path)) {
            final ServiceManager systemd = Systemd.of(Map.of("NOTIFY_SOCKET", path), PID);
            systemd.tell(ServiceManager.READY);
            systemd.tell(ServiceManager.STATUS + "degraded: hot, 81 °C");
            assertThat(receiver.next(SOON)).contains("READY=1");
            assertThat(receiver.next(SOON)).contains("STATUS=degraded: hot, 81 °C");
        }
    }

    @Test
    void anAbstractNameIsReachedToo() {
        final String name = "@doorclock-test-" + UUID.randomUUID();
        try (DatagramReceiver receiver = new DatagramReceiver(name)) {
            Systemd.of(Map.of("NOTIFY_SOCKET", name), PID).tell(ServiceManager.ALIVE);
            assertThat(receiver.next(SOON)).contains("WATCHDOG=1");
        }
    }

    @Test
    void aManagerThatWentAwayIsNoOnesTroubleAndIsHeardByWhenItIsBack() {
        final String path = directory.resolve("later").toString();
        final ServiceManager systemd = Systemd.of(Map.of("NOTIFY_SOCKET", path), PID);
        systemd.tell(ServiceManager.ALIVE);
        try (DatagramReceiver receiver = new DatagramReceiver(path)) {
            systemd.tell(ServiceManager.ALIVE);
            assertThat(receiver.next(SOON)).contains("WATCHDOG=1");
        }
    }

    @Test
    void aFullSocketDoesNotHoldTheCallerUp() {
        final String path = directory.resolve("full").toString();
        try (DatagramReceiver receiver = new DatagramReceiver(path)) {
            final ServiceManager systemd = Systemd.of(Map.of("NOTIFY_SOCKET", path), PID);
            for (int i = 0; i < 2_000; i++) {
                systemd.tell("X_FILL=" + i);
            }
            assertThat(receiver.next(SOON)).contains("X_FILL=0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "relative", "vsock:2:1234"})
    void whatIsNoUnixSocketIsRefused(final String address) {
        assertThatThrownBy(() -> DatagramSocket.send(address, "X")).isInstanceOf(IOException.class);
    }

    @Test
    void aPathLongerThanTheKernelsIsRefused() {
        assertThatThrownBy(() -> DatagramSocket.send("/" + "x".repeat(107), "X"))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"30000000, 4711, 30", "30000000, '', 30", "30000000, 1, -1", "'', 4711, -1", "0, '', -1", "x, '', -1"})
    void itsPatienceIsMeantForTheProcessThatItNames(final String micros, final String pid, final long seconds) {
        final Map<String, String> environment =
                Map.of("NOTIFY_SOCKET", "/run/x", "WATCHDOG_USEC", micros, "WATCHDOG_PID", pid);
        assertThat(Systemd.of(environment, PID)
                        .patience()
                        .map(Duration::toSeconds)
                        .orElse(-1L))
                .isEqualTo(seconds);
    }

    @Test
    void withoutASocketNobodyIsToldAndNobodyWaits() {
        final ServiceManager none = Systemd.of(Map.of("WATCHDOG_USEC", "1000000"), PID);
        none.tell(ServiceManager.READY);
        assertThat(none.patience()).isEmpty();
    }
}
