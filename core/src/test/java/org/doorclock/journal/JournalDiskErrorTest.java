// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.doorclock.journal.SimulatedDisk.Survival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The disk fails one change, and the machine goes on: it is said, nothing promised is lost, and reopening helps. */
class JournalDiskErrorTest {

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void nothingPromisedIsLostWhicheverChangeFails(final long seed) throws JournalException {
        boolean failed = true;
        int errors = 0;
        for (int change = 1; failed; change++) {
            final SimulatedDisk disk = new SimulatedDisk().errorAt(change, "Input/output error");
            final Workload workload = Workload.run(disk, seed);
            failed = disk.changes() >= change;
            if (failed) {
                errors++;
                assertThat(workload.failure())
                        .get()
                        .extracting(Throwable::getMessage)
                        .asString()
                        .contains("the disk reports an I/O error")
                        .doesNotContain("\n");
            }
            final Random random = new Random(change);
            final SimulatedDisk reopened = disk.afterKill();
            final Workload relying = workload.copy();
            relying.checkOn(reopened);
            relying.copy().resumeOn(reopened.afterPowerCut(Survival.LOST, random));
            relying.copy().resumeOn(reopened.afterPowerCut(Survival.TORN, random));
            workload.resumeOn(disk.repaired());
            workload.checkOn(disk.afterPowerCut(Survival.LOST, random));
        }
        assertThat(errors).isGreaterThan(100);
    }

    @Test
    void afterAFailedAppendNothingMoreIsTakenAndReadersSeeOnlyWhatIsDurable() throws JournalException {
        final SimulatedDisk disk = new SimulatedDisk();
        try (Journal journal = Workload.open(disk)) {
            journal.append(new byte[] {1});
            disk.errorAt(disk.changes() + 2, "Input/output error");
            assertThatThrownBy(() -> journal.append(new byte[] {2})).isInstanceOf(JournalException.class);
            assertThatThrownBy(() -> journal.append(new byte[] {3}))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("no more until it is opened again");
            assertThatThrownBy(() -> journal.trimBefore(2)).isInstanceOf(JournalException.class);
            assertThat(journal.last()).isEqualTo(1);
            final List<byte[]> seen = new ArrayList<>();
            journal.read(1, (seq, rec) -> seen.add(rec));
            assertThat(seen).containsExactly(new byte[] {1});
        }
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, the disk is full",
        "Disk quota exceeded, the disk is full",
        "Read-only file system, the file system is read-only",
        "Input/output error, the disk reports an I/O error"
    })
    void theReasonIsSaidInOneClearLine(final String fromTheSystem, final String said) throws JournalException {
        final SimulatedDisk disk = new SimulatedDisk();
        try (Journal journal = Workload.open(disk)) {
            disk.errorAt(disk.changes() + 1, fromTheSystem);
            assertThatThrownBy(() -> journal.append(new byte[] {1}))
                    .hasMessage("journal simulated: cannot append: " + said
                            + "; it takes no more until it is opened again");
        }
    }

    @Test
    void aFullDiskIsOpenedAllTheSameSoThatWhatItHoldsCanGoOut() throws JournalException {
        final SimulatedDisk disk = new SimulatedDisk();
        try (Journal journal = Workload.open(disk)) {
            journal.append(new byte[] {1});
            journal.append(new byte[] {2});
        }
        disk.errorAt(disk.changes() + 1, "No space left on device");
        try (Journal journal = Workload.open(disk)) {
            assertThat(journal.last()).isEqualTo(2);
            assertThat(journal.damage()).isEmpty();
        }
        try (Journal journal = Workload.open(disk.afterPowerCut(Survival.LOST, new Random(1)))) {
            assertThat(journal.last()).isEqualTo(2);
        }
    }

    @Test
    void onlyTheThreadThatOpenedTheFilesChangesThem() throws Exception {
        final Store store = Store.open(new SimulatedDisk(), Workload.SEGMENT, new byte[0]);
        final List<Throwable> thrown = new ArrayList<>();
        final Thread other = Thread.ofPlatform().start(() -> {
            try {
                store.commit(List.of(new byte[] {1}));
            } catch (JournalException | IllegalStateException e) {
                thrown.add(e);
            }
        });
        other.join();
        assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class);
        store.commit(List.of(new byte[] {1}));
        store.close();
    }
}
