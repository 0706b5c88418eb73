// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Occurrence;
import org.doorclock.event.PatientRef;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorStoreTest {

    private static final List<String> ANN = List.of("t1_ann");
    private static final List<String> BOB = List.of("t1_bob");

    @TempDir
    private Path directory;

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-04-01T08:00:00Z"));
    private final AtomicBoolean full = new AtomicBoolean();
    private DoorStore store;

    @BeforeEach
    void open() throws IOException {
        store = DoorStore.open(
                new DoorStore.Owner("demo", "ct1", "ct1-door"),
                directory,
                () -> new FullDiskJournal(Journal.open(directory.resolve("journal"), 2_000), full),
                Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal x: cannot open: the file system is read-only",
                "journal x: cannot open: the disk is full",
                "journal x: cannot open: the disk reports an I/O error"
            })
    void aDiskThatTakesNothingAtTheStartLeavesAStoreThatRecordsOnceItIsMended(final String why) throws IOException {
        reach(ANN, Milestone.DOOR_ARRIVAL);
        store.close();
        final AtomicBoolean mended = new AtomicBoolean();
        store = DoorStore.open(
                new DoorStore.Owner("demo", "ct1", "ct1-door"),
                directory,
                () -> {
                    if (!mended.get()) {
                        throw new JournalException(why);
                    }
                    return Journal.open(directory.resolve("journal"), 2_000);
                },
                Duration.ofSeconds(20));
        assertThat(store.isBroken()).isTrue();
        assertThat(store.repair()).isFalse();
        assertThat(store.epoch()).isEmpty();
        assertThat(store.last()).isZero();
        assertThat(store.steps(ANN)).isEmpty();
        assertThatThrownBy(() -> reach(BOB, Milestone.DOOR_ARRIVAL)).isInstanceOf(JournalException.class);
        mended.set(true);
        assertThat(store.repair()).isTrue();
        reach(BOB, Milestone.DOOR_ARRIVAL);
        assertThat(store.last()).isEqualTo(2);
        assertThat(store.steps(ANN)).hasSize(1);
    }

    @Test
    void whatIsWrongForGoodIsRefusedAtTheStart() {
        assertThatThrownBy(() -> DoorStore.open(
                        new DoorStore.Owner("demo", "ct1", "ct1-door"),
                        directory,
                        () -> {
                            throw new JournalException("journal x: open in another process");
                        },
                        Duration.ofSeconds(20)))
                .isInstanceOf(JournalException.class);
    }

    private void reopen() throws IOException {
        store.close();
        open();
    }

    @Test
    void numbersEventsAsTheJournalDoesAndGivesThemBack() throws IOException {
        final Event first = reach(ANN, Milestone.DOOR_ARRIVAL);
        final Event second = reach(ANN, Milestone.SCAN_START);
        assertThat(first.id()).isEqualTo(store.epoch() + "/1");
        assertThat(second.origin().seq()).isEqualTo(2).isEqualTo(store.last());
        assertThat(store.event(2)).contains(second);
        assertThat(store.event(3)).isEmpty();
        assertThat(encoded()).containsExactly(EventCodec.encode(first), EventCodec.encode(second));
    }

    @Test
    void afterAnUndoThePatientIsAsBefore() throws IOException {
        reach(ANN, Milestone.DOOR_ARRIVAL);
        final List<Step> before = store.steps(ANN);
        final Event wrong = reach(ANN, Milestone.SCAN_START);
        record(new Fact.Voided(wrong.id(), "undone at the door"));
        assertThat(store.steps(ANN)).isEqualTo(before);
        reopen();
        assertThat(store.steps(ANN)).isEqualTo(before);
        assertThat(store.last()).isEqualTo(3);
    }

    /** What can have happened to the index between two starts. */
    enum Mishap {
        NONE {
            @Override
            void befall(final Path index) {}
        },
        THROWN_AWAY {
            @Override
            void befall(final Path index) throws IOException {
                Files.delete(index.resolve("index.db"));
            }
        },
        UNCLEAN {
            @Override
            void befall(final Path index) throws IOException {
                Files.delete(index.resolve("index.clean"));
            }
        },
        OVERWRITTEN {
            @Override
            void befall(final Path index) throws IOException {
                final byte[] bytes = Files.readAllBytes(index.resolve("index.db"));
                for (int i = 0; i < bytes.length; i += 7) {
                    bytes[i] ^= 0x55;
                }
                Files.write(index.resolve("index.db"), bytes);
            }
        },
        EMPTIED {
            @Override
            void befall(final Path index) throws IOException {
                Files.write(index.resolve("index.db"), new byte[0]);
            }
        },
        CUT_SHORT {
            @Override
            void befall(final Path index) throws IOException {
                final byte[] bytes = Files.readAllBytes(index.resolve("index.db"));
                Files.write(index.resolve("index.db"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
            }
        },
        AHEAD {
            @Override
            void befall(final Path index) throws IOException {
                change(index, db -> db.skip(999));
            }
        };

        abstract void befall(Path index) throws IOException;

        void change(final Path directory, final java.util.function.Consumer<DoorIndex> how) throws IOException {
            final org.mapdb.DB db = org.mapdb.DBMaker.fileDB(
                            directory.resolve("index.db").toFile())
                    .make();
            final String epoch = db.atomicString("epoch").createOrOpen().get();
            db.close();
            final MapDbIndex index = MapDbIndex.open(directory, epoch);
            how.accept(index);
            index.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameAnswersWhateverBefellTheIndex(final Mishap mishap) throws IOException {
        reach(ANN, Milestone.DOOR_ARRIVAL);
        reach(BOB, Milestone.DOOR_ARRIVAL);
        record(new Fact.Voided(reach(BOB, Milestone.SCAN_START).id(), "undone at the door"));
        record(new Fact.DeviceStarted("1"));
        final List<Step> ann = store.steps(ANN);
        final List<Step> all = store.newest(100);
        store.close();
        mishap.befall(directory.resolve("index"));
        open();
        assertThat(store.steps(ANN)).isEqualTo(ann).hasSize(1);
        assertThat(store.newest(100)).isEqualTo(all).hasSize(2);
        reach(ANN, Milestone.SCAN_START);
        assertThat(store.steps(ANN)).hasSize(2);
    }

    @Test
    void anIndexThatIsBehindIsBroughtUpToTheJournal() throws IOException {
        reach(ANN, Milestone.DOOR_ARRIVAL);
        store.close();
        try (Journal journal = Journal.open(directory.resolve("journal"), 2_000)) {
            final Event missed = new Event(
                    new org.doorclock.event.Origin("demo", "ct1", journal.epoch(), 2),
                    "ct1-door",
                    reached(ANN, Milestone.SCAN_START),
                    Occurrence.witnessed(time.read()),
                    time.now());
            journal.append(EventCodec.encode(missed));
        }
        open();
        assertThat(store.steps(ANN)).extracting(Step::kind).containsExactly(StepKind.DOOR_ARRIVAL, StepKind.SCAN_START);
    }

    @Test
    void remembersHowFarTheHubHasReceiptedAndNeverGoesBack() throws IOException {
        reach(ANN, Milestone.DOOR_ARRIVAL);
        reach(ANN, Milestone.SCAN_START);
        store.delivered(2);
        store.delivered(1);
        store.delivered(50);
        assertThat(store.delivered()).isEqualTo(2);
        reopen();
        assertThat(store.delivered()).isEqualTo(2);
    }

    @Test
    void letsGoOnlyOfWhatIsReceiptedAndOld() throws IOException {
        for (int i = 0; i < 20; i++) {
            reach(List.of("t1_" + i), Milestone.DOOR_ARRIVAL);
        }
        time.advance(Duration.ofDays(8));
        reach(ANN, Milestone.DOOR_ARRIVAL);
        final Instant cutoff = time.now().minus(Duration.ofDays(7));

        store.trim(cutoff);
        assertThat(encoded()).as("nothing is receipted").hasSize(21);
        store.delivered(10);
        store.trim(cutoff);
        assertThat(encoded()).as("whole segments up to the receipt").hasSizeBetween(11, 20);
        store.delivered(21);
        store.trim(time.now().minus(Duration.ofDays(9)));
        assertThat(encoded()).as("nothing more is old enough").hasSizeBetween(11, 20);
        store.trim(cutoff);
        assertThat(store.event(21)).isPresent();
        assertThat(store.steps(ANN)).hasSize(1);
        assertThat(store.steps(List.of("t1_0"))).isEmpty();
        reopen();
        assertThat(store.steps(ANN)).hasSize(1);
        assertThat(store.delivered()).isEqualTo(21);
    }

    @Test
    void saysWhenItCannotSaveAndRecordsAgainOnceTheDiskDoes() throws IOException {
        reach(ANN, Milestone.DOOR_ARRIVAL);
        full.set(true);
        assertThatThrownBy(() -> reach(ANN, Milestone.SCAN_START)).isInstanceOf(JournalException.class);
        assertThat(store.isBroken()).isTrue();
        assertThat(store.repair()).isFalse();
        full.set(false);
        assertThatThrownBy(() -> reach(ANN, Milestone.SCAN_START)).isInstanceOf(JournalException.class);
        assertThat(store.repair()).isTrue();
        assertThat(reach(ANN, Milestone.SCAN_START).origin().seq()).isEqualTo(2);
        assertThat(store.steps(ANN)).hasSize(2);
    }

    @Test
    void aSecondStoreOnTheSameDirectoryIsRefused() {
        assertThatThrownBy(() -> DoorStore.open(
                        new DoorStore.Owner("demo", "ct1", "ct1"),
                        directory,
                        () -> Journal.open(directory.resolve("journal"), 2_000),
                        Duration.ofSeconds(5)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(directory.toString());
    }

    private Event reach(final List<String> tokens, final Milestone milestone) throws JournalException {
        return record(reached(tokens, milestone));
    }

    private static Fact reached(final List<String> tokens, final Milestone milestone) {
        return new Fact.Reached(
                milestone, new PatientRef(tokens, "s1_x"), CaptureMethod.WRISTBAND, Optional.empty(), "");
    }

    private Event record(final Fact fact) throws JournalException {
        return store.append(fact, Occurrence.witnessed(time.read()), time.now());
    }

    private List<byte[]> encoded() throws JournalException {
        final List<byte[]> records = new ArrayList<>();
        store.read(1, (seq, record) -> records.add(record));
        return records;
    }
}
