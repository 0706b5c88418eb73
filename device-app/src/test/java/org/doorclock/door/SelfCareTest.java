// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.door.care.RecordingManager;
import org.doorclock.door.care.SelfCare;
import org.doorclock.door.care.Trouble;
import org.doorclock.door.http.Audience;
import org.doorclock.door.http.KioskServer;
import org.doorclock.hardware.computer.SimulatedComputer;
import org.doorclock.hardware.signal.Light;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole door with a page server, looked after; the disk, the clock, the computer and the service manager are simulated. */
class SelfCareTest {

    @TempDir
    private Path directory;

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-07-01T13:40:00Z"));
    private final RecordingManager manager = new RecordingManager(Optional.of(Duration.ofSeconds(30)));
    private final SimulatedComputer computer = new SimulatedComputer();
    private final Audience audience = new Audience();
    private SelfCare care;
    private TestDoor door;
    private KioskServer server;

    @BeforeEach
    void start() throws Exception {
        care = new SelfCare(time, manager, computer);
        door = new TestDoor(directory, DoorKind.CT_DOOR, time, care.lives());
        server = KioskServer.start(
                0,
                new KioskServer.Feed(
                        door.kiosk::current,
                        door.kiosk::beat,
                        () -> new KioskServer.HealthReport(true, "{}"),
                        care::painted),
                audience);
        care.start(door.door(), server.url(), "", directory);
    }

    @AfterEach
    void stop() {
        door.diskStalls.get().countDown();
        care.close();
        door.close();
        server.close();
    }

    @Test
    void theServiceManagerHearsThatTheDoorIsReadyAliveAndStopping() {
        await().until(() -> manager.fed() > 0);
        care.close();
        assertThat(manager.told).startsWith("READY=1").contains("STATUS=ready").endsWith("STOPPING=1");
    }

    @Test
    void aDiskThatDoesNotAnswerStarvesTheWatchdogAndShowsAtOnceThatNothingIsSaved() {
        await().until(() -> manager.fed() > 0);
        door.diskStalls.set(new CountDownLatch(1));
        door.reader.scan("9434765919");
        await().until(() -> {
            time.advance(Duration.ofMillis(200));
            return door.kind().equals("cannot-save");
        });
        assertThat(door.screen().path("look").asText()).isEqualTo("red");
        assertThat(door.signal.lights()).endsWith(Light.BROKEN);
        assertThat(door.signal.tones()).isEmpty();
        assertThat(care.troubles(door.door()::troubles)).contains(Trouble.HANGS);
        await().until(() -> manager.told.contains("STATUS=degraded: hangs"));
        final long fed = manager.fed();
        time.advance(Duration.ofSeconds(60));
        await().pollDelay(Duration.ofSeconds(3)).until(() -> manager.fed() == fed);

        door.diskStalls.get().countDown();
        await().until(() -> door.kind().equals("ready"));
        await().until(() -> manager.fed() > fed);
        assertThat(door.recorded()).containsExactly("door-arrival");
        await().until(() -> door.signal.lights().getLast() == Light.READY);
    }

    @Test
    void whatIsWrongWithTheDoorAndItsComputerIsToldWorstFirst() {
        door.reader.unplug();
        computer.become(84, true, false);
        await().until(() -> manager.told.contains("STATUS=degraded: reader-missing, undervoltage, hot"));
        assertThat(care.celsius()).hasValue(84);
        door.reader.plug();
        computer.become(50, false, false);
        time.advance(Duration.ofSeconds(61));
        await().until(() -> care.troubles(door.door()::troubles).isEmpty());
        await().until(() -> manager.told.stream()
                .filter(line -> line.startsWith("STATUS="))
                .reduce("", (before, after) -> after)
                .equals("STATUS=ready"));
    }
}
