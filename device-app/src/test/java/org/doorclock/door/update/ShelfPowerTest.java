// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.doorclock.door.update.TestReleases.Made;
import org.doorclock.journal.Disk;
import org.doorclock.journal.SimulatedDisk;
import org.doorclock.journal.SimulatedDisk.Survival;
import org.doorclock.release.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power fails, the program is killed or the disk refuses at every single change of the disk that updates take: one that proves
 * itself, one that says itself that it does not, and one that just ends.
 */
class ShelfPowerTest {

    private static final int PART = 20;
    private static final int TORN_WAYS = 3;
    private static final Condition WELL = new Condition(true, true, true, true, false);
    private static final Version PACKAGE = Version.of("0.1.0");
    private static final Made GOOD = TestReleases.release("0.2.0", "0.1.0");
    private static final Made BAD = TestReleases.release("0.3.0", "0.1.0");
    private static final Made DEAD = TestReleases.release("0.4.0", "0.1.0");
    private static final Made LATER = TestReleases.release("0.5.0", "0.1.0");
    private static final List<Made> ALL = List.of(GOOD, BAD, DEAD, LATER);

    /** One device's life, as far as it gets; and what must be true of its disk if it ends here. */
    private static final class Life {
        private final Disk disk;
        private final Set<Version> begun = new HashSet<>();
        private Optional<Version> proved = Optional.empty();
        private Optional<Version> chosen = Optional.empty();

        Life(final Disk disk) {
            this.disk = disk;
        }

        void run() throws IOException {
            update(GOOD, PACKAGE);
            new Shelf(disk).prove();
            proved = Optional.of(GOOD.version());
            update(BAD, GOOD.version());
            new Shelf(disk).fail("the scanner is not there");
            assertThat(start()).isEqualTo(proved);
            update(DEAD, GOOD.version());
            assertThat(start()).isEqualTo(proved);
        }

        private void update(final Made release, final Version own) throws IOException {
            final Shelf shelf = new Shelf(disk);
            shelf.tidy(own, Optional.of(release.manifest()));
            long here = shelf.contents().fetched(release.manifest());
            while (here < release.manifest().size()) {
                shelf.contents().add(release.manifest(), release.part(here, PART), here);
                here = shelf.contents().fetched(release.manifest());
            }
            shelf.contents().unpack(release.manifest());
            shelf.choose(release.manifest(), WELL);
            chosen = Optional.of(release.version());
            assertThat(start()).isEqualTo(chosen);
            begun.add(release.version());
            chosen = Optional.empty();
        }

        private Optional<Version> start() throws IOException {
            return new TestLauncher(disk, ALL).start();
        }
    }

    @Test
    void withoutFaultsALifeTakesItsCourse() throws IOException {
        final SimulatedDisk disk = new SimulatedDisk();
        final Life life = new Life(disk);
        life.run();
        final Shelf.Held held = new Shelf(disk).held();
        assertThat(held.current()).contains(GOOD.version());
        assertThat(held.failed()).hasSize(2).containsEntry(BAD.version(), "the scanner is not there");
        assertThat(held.failed().get(DEAD.version())).startsWith("it ended or hung");
        new Shelf(disk).tidy(GOOD.version(), Optional.empty());
        assertThat(disk.names())
                .filteredOn(name -> name.contains("/"))
                .allMatch(name -> name.startsWith("0.2.0/"))
                .isNotEmpty();
        assertThat(disk.changes()).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource
    void aPowerCutAtAnyChangeLeavesAVersionThatRuns(final Survival survival) throws IOException {
        final int changes = changes();
        for (int change = 1; change <= changes; change++) {
            final SimulatedDisk disk = new SimulatedDisk().cutAt(change);
            final Life life = new Life(disk);
            assertThat(isCut(life)).as("change %d", change).isTrue();
            for (int way = 0; way < (survival == Survival.TORN ? TORN_WAYS : 1); way++) {
                assertGoesOn(life, disk.afterPowerCut(survival, new Random(1000L * change + way)), change);
            }
        }
    }

    @Test
    void aKillAtAnyChangeLeavesAVersionThatRuns() throws IOException {
        final int changes = changes();
        for (int change = 1; change <= changes; change++) {
            final SimulatedDisk disk = new SimulatedDisk().cutAt(change);
            final Life life = new Life(disk);
            assertThat(isCut(life)).as("change %d", change).isTrue();
            assertGoesOn(life, disk.afterKill(), change);
        }
    }

    @Test
    void anErrorOfTheDiskAtAnyChangeLeavesAVersionThatRuns() throws IOException {
        final int changes = changes();
        for (int change = 1; change <= changes; change++) {
            final SimulatedDisk disk = new SimulatedDisk().errorAt(change, "input/output error");
            final Life life = new Life(disk);
            assertThat(isCut(life)).as("change %d", change).isTrue();
            assertGoesOn(life, disk.afterPowerCut(Survival.LOST, new Random(change)), change);
        }
    }

    /** Proves that the tests above can fail. */
    @Test
    void aDiskThatOnlySaysThatItFlushedLosesWhatHadProvedItself() throws IOException {
        int lost = 0;
        final int changes = changes();
        for (int change = 1; change <= changes; change++) {
            final SimulatedDisk disk =
                    new SimulatedDisk().ignoringForce().ignoringSync().cutAt(change);
            final Life life = new Life(disk);
            isCut(life);
            final Disk found = disk.afterPowerCut(Survival.LOST, new Random(0));
            if (life.proved.isPresent() && !new TestLauncher(found, ALL).start().equals(life.proved)) {
                lost++;
            }
        }
        assertThat(lost).isPositive();
    }

    /** What comes up is whole; what had proved itself is not lost; what was begun is not begun again; and all goes on from there. */
    private static void assertGoesOn(final Life life, final SimulatedDisk found, final int change) throws IOException {
        final TestLauncher launcher = new TestLauncher(found, ALL);
        final Optional<Version> first = launcher.start();
        final boolean isTrial = new Shelf(found).held().onTrial().isPresent();
        if (isTrial) {
            assertThat(life.begun).as("change %d: tried once", change).doesNotContain(first.orElseThrow());
        } else {
            assertThat(first).as("change %d", change).isIn(life.proved, Optional.of(GOOD.version()));
        }
        if (life.chosen.isPresent() && isTrial) {
            assertThat(first).as("change %d", change).isEqualTo(life.chosen);
        }
        final Optional<Version> second = launcher.start();
        if (life.proved.isPresent()) {
            assertThat(second)
                    .as("change %d: what proved itself is kept", change)
                    .isEqualTo(life.proved);
        }
        if (isTrial) {
            assertThat(second).as("change %d", change).isNotEqualTo(first);
            assertThat(new Shelf(found).held().failed()).containsKey(first.orElseThrow());
        }
        final Life after = new Life(found);
        after.update(LATER, second.orElse(PACKAGE));
        new Shelf(found).prove();
        assertThat(launcher.start()).as("change %d", change).contains(LATER.version());
        assertThat(launcher.start()).as("change %d", change).contains(LATER.version());
    }

    private static boolean isCut(final Life life) {
        try {
            life.run();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static int changes() throws IOException {
        final SimulatedDisk disk = new SimulatedDisk();
        new Life(disk).run();
        return disk.changes();
    }
}
