// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.doorclock.event.Event;
import org.doorclock.event.Origin;
import org.doorclock.hub.store.Checkpoints;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Ledger;
import org.doorclock.hub.store.Source;
import org.doorclock.hub.store.StoreListener;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.journal.Journal;
import org.doorclock.measure.Measures;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Store, book and checkpoints together, over a real journal. */
class CheckpointsTest {

    private static final long SEGMENT = 8_000;

    @TempDir
    private Path data;

    private final List<Event> events = new ArrayList<>();
    private String rules = "rules";

    /** One life of the hub. */
    private final class Life implements AutoCloseable {
        private final CaseBook book = new CaseBook(
                CaseRules.usual(), new MeasureSet(Measures.builtIn()), event -> true, data.resolve("archive"));
        private final Ledger ledger = new Ledger();
        private final List<Long> shown = new ArrayList<>();
        private final Journal journal;
        private final EventStore store;
        private boolean stumbles;

        Life(final int every) {
            try {
                journal = Journal.open(data.resolve("journal"), SEGMENT, Checkpoints.outline(data.resolve("archive")));
                store = EventStore.open(
                        journal,
                        new SettableTimeSource(Instant.parse("2026-12-01T00:00:00Z")),
                        ledger,
                        List.of(book, listener()),
                        new Checkpoints(data.resolve("archive"), rules, every, List.of(book)),
                        (position, last) -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private StoreListener listener() {
            return new StoreListener() {
                @Override
                public void stored(final List<StoredEvent> stored) {
                    if (stumbles) {
                        throw new IllegalStateException("a fault");
                    }
                    stored.forEach(event -> shown.add(event.position()));
                }

                @Override
                public boolean remembers(final StoredEvent event) {
                    return event.event().door().equals("ed1")
                            && event.event().fact().type().equals("case-closed");
                }
            };
        }

        void take(final int from, final int to) throws IOException {
            for (int i = from; i < to; i++) {
                store.append(List.of(events.get(i)));
            }
        }

        /** As a kill leaves it: nothing is written any more. */
        @Override
        public void close() {
            try {
                store.close();
                journal.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    CheckpointsTest() {
        final Random random = new Random(4);
        for (int i = 0; i < 5; i++) {
            final String epoch = "-" + i;
            AnyStory.events(random)
                    .forEach(event -> events.add(new Event(
                            new Origin(
                                    event.origin().site(),
                                    event.origin().device(),
                                    event.origin().epoch() + epoch,
                                    event.origin().seq()),
                            event.door(),
                            event.fact(),
                            event.occurred(),
                            event.recorded())));
        }
    }

    @Test
    void aStartReadsWhatCameAfterTheLastCheckpointAndWhatIsRemembered() throws IOException {
        final List<Long> remembered = LongStream.rangeClosed(1, 200)
                .filter(position -> events.get((int) position - 1).fact().type().equals("case-closed"))
                .boxed()
                .toList();
        assertThat(remembered).isNotEmpty();
        try (Life life = new Life(60)) {
            life.take(0, 200);
            assertThat(life.shown).hasSize(200);
        }
        for (int i = 0; i < 2; i++) {
            try (Life life = new Life(60)) {
                assertThat(life.shown)
                        .startsWith(remembered.stream()
                                .filter(position -> position <= 180)
                                .toArray(Long[]::new))
                        .endsWith(LongStream.rangeClosed(181, 200).boxed().toArray(Long[]::new))
                        .hasSize((int) remembered.stream()
                                        .filter(position -> position <= 180)
                                        .count()
                                + 20);
                assertSame(life);
            }
        }
        try (Life life = new Life(60)) {
            assertThat(life.store.append(events.subList(0, 200)).duplicates()).isEqualTo(200);
            assertThat(life.ledger.sources()).contains(Source.of(events.get(0).origin()));
            life.store.checkpoint();
        }
        try (Life life = new Life(60)) {
            assertThat(life.shown).hasSize(remembered.size());
            assertSame(life);
        }
    }

    @Test
    void otherRulesADamagedCheckpointAndALostOneAreAllFoldedAnew() throws IOException {
        try (Life life = new Life(50)) {
            life.take(0, 120);
        }
        rules = "other rules";
        assertAllIsRead();
        Files.write(data.resolve("archive").resolve("checkpoint"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        assertAllIsRead();
        Checkpoints.discard(data.resolve("archive"));
        assertAllIsRead();
        try (var files = Files.list(data.resolve("archive"))) {
            Files.delete(files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .findFirst()
                    .orElseThrow());
        }
        assertAllIsRead();
    }

    @Test
    void aCheckpointOfAnotherJournalIsNotUsed() throws IOException {
        try (Life life = new Life(50)) {
            life.take(0, 120);
        }
        Files.move(data.resolve("journal"), data.resolve("journal-before"));
        try (Life life = new Life(50)) {
            assertThat(life.shown).isEmpty();
            assertThat(life.book.sites()).isEmpty();
            life.take(0, 10);
            assertSame(life);
        }
    }

    @Test
    void whatAListenerMissedIsInNoCheckpoint() throws IOException {
        try (Life life = new Life(50)) {
            life.take(0, 60);
            life.stumbles = true;
            life.take(60, 130);
            life.store.checkpoint();
            assertThat(life.store.listenerFailed()).isTrue();
        }
        try (Life life = new Life(50)) {
            assertThat(life.shown).contains(51L, 61L, 130L);
            assertSame(life);
        }
    }

    private void assertAllIsRead() throws IOException {
        try (Life life = new Life(50)) {
            assertThat(life.shown).hasSize(120);
            assertSame(life);
        }
        try (Life life = new Life(50)) {
            assertThat(life.shown).as("the next start").hasSizeLessThan(60);
        }
    }

    private void assertSame(final Life life) throws IOException {
        final CaseBook inMemory = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
        EventStore.open(
                life.journal,
                new SettableTimeSource(Instant.parse("2026-12-01T00:00:00Z")),
                new Ledger(),
                List.of(inMemory));
        assertThat(BookFigures.of(life.book)).isEqualTo(BookFigures.of(inMemory));
    }
}
