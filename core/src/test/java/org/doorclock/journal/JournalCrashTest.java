// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.doorclock.journal.SimulatedDisk.Survival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The power fails at every change to the disk; what was not flushed is lost, kept or torn; nothing promised is gone. */
class JournalCrashTest {
    private static final int TORN_IMAGES = 3;
    private static final int ENOUGH = 50;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nothingPromisedIsLostWheneverThePowerFails(final long seed) {
        final Campaign campaign = new Campaign(seed, UnaryOperator.identity());
        assertThat(campaign.brokenPromises()).isEmpty();
        assertThat(campaign.points()).as("crash points").isGreaterThan(100);
    }

    @Test
    void thisTestFindsTheLossOnADiskThatIgnoresFlushes() {
        assertThat(new Campaign(1, SimulatedDisk::ignoringForce).brokenPromises())
                .hasSizeGreaterThanOrEqualTo(ENOUGH);
    }

    @Test
    void thisTestFindsTheLossOnADiskThatIgnoresFlushesOfItsDirectory() {
        assertThat(new Campaign(1, SimulatedDisk::ignoringSync).brokenPromises())
                .hasSizeGreaterThanOrEqualTo(ENOUGH);
    }

    /** One workload, cut at every change it makes. */
    private static final class Campaign {
        private final long seed;
        private final UnaryOperator<SimulatedDisk> make;
        private final List<String> broken = new ArrayList<>();
        private int points;

        Campaign(final long seed, final UnaryOperator<SimulatedDisk> make) {
            this.seed = seed;
            this.make = make;
        }

        int points() {
            return points;
        }

        List<String> brokenPromises() {
            boolean cut = true;
            for (int change = 1; cut && broken.size() < ENOUGH; change++) {
                final SimulatedDisk disk = make.apply(new SimulatedDisk()).cutAt(change);
                final Workload workload = Workload.run(disk, seed);
                cut = disk.isOff();
                points++;
                final Random random = new Random(seed * 1_000_003 + change);
                examine(workload, disk.afterKill(), "killed at " + change, random);
                examine(workload, disk.afterPowerCut(Survival.LOST, random), "lost at " + change, random);
                examine(workload, disk.afterPowerCut(Survival.KEPT, random), "kept at " + change, random);
                for (int i = 0; i < TORN_IMAGES; i++) {
                    examine(workload, disk.afterPowerCut(Survival.TORN, random), "torn at " + change, random);
                }
            }
            return broken;
        }

        private void examine(
                final Workload workload, final SimulatedDisk found, final String how, final Random random) {
            try {
                workload.copy().resumeOn(found.afterKill());
                cutRecovery(workload, found, random);
            } catch (JournalException | AssertionError e) {
                broken.add("seed " + seed + " " + how + ": " + e.getMessage());
            }
        }

        /** The power fails again, at every change that opening the journal makes, and once more right after. */
        private void cutRecovery(final Workload workload, final SimulatedDisk found, final Random random)
                throws JournalException {
            boolean cut = true;
            for (int change = 1; cut; change++) {
                final Workload again = workload.copy();
                final SimulatedDisk disk = found.afterKill().cutAt(change);
                try {
                    again.checkOn(disk);
                } catch (JournalException e) {
                    assertThat(disk.isOff()).as(e.getMessage()).isTrue();
                }
                cut = disk.isOff();
                again.copy().checkOn(disk.afterPowerCut(Survival.LOST, random));
                again.resumeOn(disk.afterPowerCut(Survival.TORN, random));
            }
        }
    }
}
