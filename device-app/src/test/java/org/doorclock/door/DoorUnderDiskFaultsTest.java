// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.doorclock.journal.SimulatedDisk;
import org.doorclock.journal.SimulatedDisk.Survival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Capture and store of the real door on a disk that loses its power, or fails, at every single change in turn. What was
 * acknowledged is at the hub in the end, once, and nothing else is.
 */
class DoorUnderDiskFaultsTest {

    private static final List<String> BANDS =
            List.of("9434765919", "9990000077", "9990000026", "9990000034", "9990000042", "9990000050", "9990000069");

    @TempDir
    private Path directory;

    private int doors;

    @Test
    void nothingAcknowledgedIsLostOrDoubledWheneverThePowerFails() {
        assertThat(wrongAfterCuts(UnaryOperator.identity(), Integer.MAX_VALUE)).isEmpty();
        assertThat(doors).as("doors that were started again").isGreaterThan(60);
    }

    @Test
    void thisTestFindsTheLossOnADiskThatIgnoresFlushes() {
        assertThat(wrongAfterCuts(SimulatedDisk::ignoringForce, 3)).isNotEmpty();
    }

    @Test
    void nothingAcknowledgedIsLostOrDoubledWhicheverChangeFails() throws IOException {
        boolean failed = true;
        for (int change = 1; failed; change++) {
            final SimulatedDisk disk = new SimulatedDisk().errorAt(change, "Input/output error");
            final ScannedDoor door = door();
            try {
                door.insist(disk, BANDS);
            } catch (IOException e) {
                assertThat(disk.changes()).as("it could not even be opened").isEqualTo(change);
            }
            failed = disk.changes() >= change;
            assertThat(door.broken(disk.afterPowerCut(Survival.LOST, new Random(change))))
                    .as("change " + change)
                    .isEmpty();
        }
    }

    /** @param enough stop after as many */
    private List<String> wrongAfterCuts(final UnaryOperator<SimulatedDisk> make, final int enough) {
        final List<String> wrong = new ArrayList<>();
        boolean cut = true;
        for (int change = 1; cut && wrong.size() < enough; change++) {
            final SimulatedDisk disk = make.apply(new SimulatedDisk()).cutAt(change);
            final ScannedDoor door = door();
            door.live(disk, BANDS);
            cut = disk.isOff();
            final Random random = new Random(change);
            wrong.addAll(door.copy(elsewhere()).broken(disk.afterPowerCut(Survival.LOST, random)));
            wrong.addAll(door.copy(elsewhere()).broken(disk.afterPowerCut(Survival.TORN, random)));
            // With the index as it was, which may know more than the journal does now.
            wrong.addAll(door.broken(disk.afterPowerCut(Survival.TORN, random)));
        }
        return wrong;
    }

    private ScannedDoor door() {
        return new ScannedDoor(elsewhere());
    }

    private Path elsewhere() {
        doors++;
        return directory.resolve("door-" + doors);
    }
}
