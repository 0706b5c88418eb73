// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.doorclock.system.deployment.Trees;
import org.doorclock.time.ClockLimits;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SimulatedMachine;
import org.doorclock.time.SimulatedMachine.Daemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of {@code ./doorclock campaign clock}. */
class ClockCampaignTest {

    private static final int RUNS = 40;

    private final ClockReport report = new ClockReport();

    @TempDir
    private Path onDisk;

    private Path directory;

    @BeforeEach
    void choose() {
        directory = ClockCampaignCommand.inMemory()
                .map(memory -> memory.resolve(
                        "doorclock-test-" + ProcessHandle.current().pid()))
                .orElse(onDisk);
    }

    @AfterEach
    void clear() throws IOException {
        Trees.delete(directory);
    }

    @Test
    void whateverHappensToTheClocksEveryIntervalHoldsTheTrueTime() throws IOException {
        for (long seed = 1; seed <= RUNS; seed++) {
            play(seed, ClockRun.Control.NONE);
        }

        assertThat(report.misses()).isEmpty();
        assertThat(report.counted("runs")).isEqualTo(RUNS);
        for (final String fault : new String[] {
            "hardware clocks, wrong",
            "machines without hardware clock",
            "hardware clocks gone flat",
            "network, late",
            "network lies",
            "network lies, slewing",
            "network lies on after the cut",
            "network in 2036 or 1970",
            "wall clock set by hand",
            "power cuts, clock ntp",
            "power cuts, clock rtc",
            "power cuts, clock holdover",
            "power cuts, clock none",
            "anchors"
        }) {
            assertThat(report.counted(fault)).as(fault).isPositive();
        }
        assertThat(report.width("at the hub anchored", 0.5)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @EnumSource(value = ClockRun.Control.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void theCampaignNoticesWhatIsBrokenOnPurpose(final ClockRun.Control control) throws IOException {
        for (long seed = 1; seed <= 3 && report.misses().isEmpty(); seed++) {
            play(seed, control);
        }

        assertThat(report.misses()).isNotEmpty();
    }

    @Test
    void aHealthyClockIsKnownToWellBelowHalfASecondAllWeek() throws IOException {
        final SimulatedMachine machine =
                new SimulatedMachine(Instant.parse("2026-09-01T08:00:00Z"), -20, "boot", Duration.ofHours(-3));
        try (SimulatedDoor door =
                new SimulatedDoor(machine, directory, ClockTrust.KERNEL, ClockLimits.USUAL, report, "a healthy week")) {
            door.start();
            machine.synchronise(new Daemon(Duration.ofMillis(8), Duration.ofMillis(25), false));
            door.pass(Duration.ofSeconds(30));
            for (int hour = 0; hour < 7 * 24; hour++) {
                door.pass(Duration.ofHours(1));
                machine.synchronise(new Daemon(Duration.ofMillis(hour % 20 - 10), Duration.ofMillis(25), false));
                door.scan();
            }
        }

        assertThat(report.misses()).isEmpty();
        assertThat(report.counted("scans")).isEqualTo(168);
        assertThat(report.width("recorded ntp", 1)).isLessThanOrEqualTo(Duration.ofMillis(400));
    }

    private void play(final long seed, final ClockRun.Control control) throws IOException {
        ClockCampaignCommand.play(seed, directory.resolve("work"), control, report);
    }
}
