// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.event.PatientRef;
import org.doorclock.journal.Journal;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexKeeperTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    @TempDir
    private Path directory;

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-04-01T08:00:00Z"));
    private final CountDownLatch never = new CountDownLatch(1);
    private Journal journal;

    @BeforeEach
    void record() throws IOException {
        journal = Journal.open(directory, 1 << 20);
        append("t1_ann");
    }

    @AfterEach
    void close() throws IOException {
        never.countDown();
        journal.close();
    }

    @Test
    void anIndexThatHangsWhenOpenedIsMadeAnew() throws IOException {
        final IndexKeeper keeper = IndexKeeper.open(journal, () -> hang(new MemoryIndex()), MemoryIndex::new, PATIENCE);
        assertThat(annsSteps(keeper)).hasSize(1);
        keeper.close();
    }

    @Test
    void anIndexThatHangsWhenAskedIsMadeAnewInANewFileAndThenOnTheHeap() throws IOException {
        final IndexKeeper keeper =
                IndexKeeper.open(journal, () -> new Stubborn(false), () -> new Stubborn(true), PATIENCE);
        assertThat(annsSteps(keeper)).hasSize(1);
        append("t1_ann");
        keeper.tell(index -> {
            throw new IllegalStateException("broken page");
        });
        assertThat(annsSteps(keeper)).hasSize(2);
        keeper.close();
    }

    private static List<Step> annsSteps(final IndexKeeper keeper) throws IOException {
        return keeper.ask(index -> index.steps("t1_ann"));
    }

    private DoorIndex hang(final DoorIndex index) {
        try {
            never.await();
        } catch (InterruptedException e) {
            throw new AssertionError("an index thread must not be interrupted", e);
        }
        return index;
    }

    private void append(final String token) throws IOException {
        final Event event = new Event(
                new Origin("demo", "ct1", journal.epoch(), journal.last() + 1),
                "ct1",
                new Fact.Reached(
                        Milestone.DOOR_ARRIVAL,
                        new PatientRef(List.of(token), ""),
                        CaptureMethod.WRISTBAND,
                        Optional.empty(),
                        ""),
                Occurrence.witnessed(time.read()),
                time.now());
        journal.append(EventCodec.encode(event));
    }

    /** An index whose look-up hangs, or throws. */
    private final class Stubborn implements DoorIndex {

        private final DoorIndex index = new MemoryIndex();
        private final boolean throwsInstead;

        Stubborn(final boolean throwsInstead) {
            this.throwsInstead = throwsInstead;
        }

        @Override
        public List<Step> steps(final String token) {
            if (throwsInstead) {
                throw new IllegalStateException("broken page");
            }
            return hang(index).steps(token);
        }

        @Override
        public long applied() {
            return index.applied();
        }

        @Override
        public void add(final Step step) {
            index.add(step);
        }

        @Override
        public void remove(final long seq, final long voided) {
            index.remove(seq, voided);
        }

        @Override
        public void skip(final long seq) {
            index.skip(seq);
        }

        @Override
        public List<Step> newest(final int most) {
            return index.newest(most);
        }

        @Override
        public void forgetBefore(final long seq) {
            index.forgetBefore(seq);
        }

        @Override
        public long delivered() {
            return index.delivered();
        }

        @Override
        public void delivered(final long through) {
            index.delivered(through);
        }

        @Override
        public void close() {
            index.close();
        }
    }
}
