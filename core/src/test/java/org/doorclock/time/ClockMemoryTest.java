// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.time.SimulatedMachine.Chip;
import org.doorclock.time.SimulatedMachine.Daemon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of the time over restarts and power cuts. */
class ClockMemoryTest {

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final Instant LAST_SHUTDOWN = Instant.parse("2026-05-01T00:00:00Z");
    private static final Daemon HONEST = new Daemon(Duration.ofMillis(3), Duration.ofMillis(12), false);
    private static final Daemon LIAR = new Daemon(Duration.ofHours(3), Duration.ofMillis(1), false);

    private final SimulatedMachine machine = new SimulatedMachine(NOW, -30, "boot-1", Duration.ofDays(-3));
    private SystemTimeSource source;

    @TempDir
    private Path directory;

    @Test
    void aRestartOfTheProgramKeepsWhatThisBootKnew() {
        synchronised();

        machine.lose();
        machine.advance(Duration.ofHours(5));
        machine.step(Duration.ofHours(9));
        start();

        assertSound(ClockSource.HOLDOVER);
        assertThat(source.read().uncertainty()).isLessThan(Duration.ofMillis(1_500));
    }

    @Test
    void aPowerCutWithoutAHardwareClockLeavesOnlyWhatItCannotBeBefore() {
        synchronised();

        cut(Duration.ofHours(2), LAST_SHUTDOWN);

        assertSound(ClockSource.NONE);
        assertThat(source.read().interval().earliest()).isBetween(NOW.minusSeconds(1), NOW.plus(Duration.ofHours(2)));
        assertThat(source.read().wall()).isEqualTo(source.read().interval().earliest());
    }

    @Test
    void aCompensatedHardwareClockCarriesTheTimeOverAWeekWithoutPower() {
        machine.fit(new Chip(Duration.ofMillis(400), 1.9, 2));
        synchronised();

        cut(Duration.ofDays(7), LAST_SHUTDOWN);

        assertSound(ClockSource.RTC);
        assertThat(source.read().uncertainty()).isBetween(Duration.ofMillis(3_200), Duration.ofMillis(4_500));
    }

    @Test
    void aHardwareClockIsNotBelievedBeforeTheTimeWasKnownOnce() {
        machine.fit(new Chip(Duration.ofHours(-5), 0, 2));
        start();
        machine.advance(Duration.ofMinutes(5));
        source.upkeep();

        cut(Duration.ofHours(1), LAST_SHUTDOWN);

        assertSound(ClockSource.NONE);
    }

    @Test
    void aHardwareClockThatKeepsLocalTimeIsKnownToBeAnHourOffOrSetRightMeanwhile() {
        machine.fit(new Chip(Duration.ofHours(1), 0, 2));
        start();
        machine.synchronise(HONEST);
        source.upkeep();
        machine.advance(Duration.ofMillis(300));
        source.upkeep();
        machine.advance(Duration.ofMillis(300));
        assertThat(machine.chip().orElseThrow().error()).isEqualTo(HONEST.error());

        cut(Duration.ofHours(3), LAST_SHUTDOWN);

        assertThat(holdsTruth()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-800_000_000, -86_400})
    void aHardwareClockWhoseBatteryWentFlatIsNotBelieved(final long seconds) {
        machine.fit(new Chip(Duration.ZERO, 0, 2));
        synchronised();
        machine.fit(new Chip(Duration.ofSeconds(seconds), 0, 2));

        cut(Duration.ofHours(2), LAST_SHUTDOWN);

        assertSound(ClockSource.NONE);
    }

    @Test
    void aHardwareClockThatSomebodySetsWhileTheProgramRunsIsNotBelievedAnyMore() {
        machine.fit(new Chip(Duration.ZERO, 0, 2));
        synchronised();
        cut(Duration.ofHours(2), LAST_SHUTDOWN);
        assertSound(ClockSource.RTC);

        machine.fit(new Chip(Duration.ofHours(4), 0, 2));
        machine.advance(Duration.ofMinutes(2));
        source.upkeep();
        assertSound(ClockSource.RTC);
        cut(Duration.ofHours(1), LAST_SHUTDOWN);

        assertSound(ClockSource.NONE);
    }

    @Test
    void aLieThatTheKernelWroteIntoTheHardwareClockIsNotBelievedAfterAPowerCut() {
        machine.fit(new Chip(Duration.ZERO, 0, 2));
        synchronised();
        machine.synchronise(LIAR);
        for (int i = 0; i < 20; i++) {
            machine.advance(Duration.ofMillis(200));
            source.upkeep();
        }
        machine.advance(Duration.ofMinutes(12));
        source.upkeep();
        assertThat(machine.chip().orElseThrow().error()).isEqualTo(LIAR.error());

        cut(Duration.ofMinutes(1), machine.truth().plus(LIAR.error()));
        assertSound(ClockSource.NONE);

        machine.synchronise(LIAR);
        assertSound(ClockSource.NONE);
    }

    @Test
    void afterAQuarrelTheNetworkIsBelievedAgainOnceTheHubAgrees() {
        synchronised();
        machine.synchronise(LIAR);
        source.upkeep();
        cut(Duration.ofMinutes(1), LAST_SHUTDOWN);
        machine.synchronise(HONEST);
        assertSound(ClockSource.NONE);

        source.heard(
                TimeInterval.around(machine.truth(), Duration.ofMillis(30)),
                machine.look().bootId(),
                machine.sinceBoot());

        assertSound(ClockSource.NTP);
        source.upkeep();
        cut(Duration.ofMinutes(1), LAST_SHUTDOWN);
        machine.synchronise(HONEST);
        assertSound(ClockSource.NTP);
    }

    @Test
    void whatIsKeptIsReadBackAndWhatIsDamagedIsNot() throws Exception {
        synchronised();
        machine.fit(new Chip(Duration.ZERO, 0, 2));
        machine.advance(Duration.ofMinutes(3));
        source.upkeep();
        final ClockMemory memory = ClockMemory.in(file());
        final ClockMemory.Remembered kept = memory.load().orElseThrow();
        assertThat(kept.hardware()).isPresent();
        memory.save(kept);
        assertThat(memory.load()).contains(kept);

        final String text = Files.readString(file());
        for (int length = 0; length < text.length(); length++) {
            Files.writeString(file(), text.substring(0, length));
            assertThat(memory.load()).as("cut to %d characters", length).isEmpty();
        }
        Files.writeString(file(), text.replace("suspect=false", "suspect=true "));
        assertThat(memory.load()).isEmpty();
    }

    @Test
    void aDiskThatTakesNothingChangesNothingOfTheTime() {
        final ClockMemory full = new ClockMemory() {
            @Override
            public Optional<Remembered> load() {
                return Optional.empty();
            }

            @Override
            public void save(final Remembered remembered) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        source = new SystemTimeSource(machine, () -> 0, ClockTrust.KERNEL, full, ClockLimits.USUAL);
        machine.synchronise(HONEST);
        source.upkeep();

        assertSound(ClockSource.NTP);
    }

    private void synchronised() {
        start();
        machine.synchronise(HONEST);
        for (int i = 0; i < 100; i++) {
            machine.advance(Duration.ofSeconds(7));
            source.upkeep();
        }
        assertSound(ClockSource.NTP);
    }

    private void cut(final Duration off, final Instant shows) {
        machine.reboot(off, "boot-after-" + machine.truth(), shows);
        machine.advance(Duration.ofSeconds(20));
        start();
    }

    private void start() {
        source = new SystemTimeSource(
                machine,
                () -> machine.sinceBoot().toNanos(),
                ClockTrust.KERNEL,
                ClockMemory.in(file()),
                ClockLimits.USUAL);
    }

    private Path file() {
        return directory.resolve("clock");
    }

    private void assertSound(final ClockSource expected) {
        final ClockReading reading = source.read();
        assertThat(holdsTruth())
                .as("%s holds %s", reading.interval(), machine.truth())
                .isTrue();
        assertThat(reading.source()).isEqualTo(expected);
    }

    private boolean holdsTruth() {
        return source.read().interval().encloses(TimeInterval.exactly(machine.truth()));
    }
}
