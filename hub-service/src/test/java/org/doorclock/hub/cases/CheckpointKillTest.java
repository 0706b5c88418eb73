// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.doorclock.event.Event;
import org.doorclock.event.Origin;
import org.doorclock.hub.store.Checkpoints;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Ledger;
import org.doorclock.journal.Journal;
import org.doorclock.measure.Measures;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes checkpoints all the time, killed at any moment: the next start has every case and figure. */
class CheckpointKillTest {

    private static final int LIVES = 6;
    private static final int EVERY = 10;

    @TempDir
    private Path data;

    @Test
    void afterAKillAtAnyMomentTheFiguresAreThoseOfTheWholeJournal() throws Exception {
        final Random random = new Random(20261122);
        long before = 0;
        for (int life = 0; life < LIVES; life++) {
            final long wanted = before + 30 + random.nextInt(300);
            final Process process = start(life);
            try {
                final Path marker = data.resolve("stored");
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> !process.isAlive() || Files.exists(marker) && Files.size(marker) >= wanted);
                assertThat(process.isAlive()).isTrue();
            } finally {
                process.destroyForcibly().waitFor();
            }
            before = Files.size(data.resolve("stored"));
            assertSame();
        }
    }

    private void assertSame() throws IOException {
        final CaseBook inMemory = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
        final CaseBook restored = book(data);
        try (Journal journal = Journal.open(data.resolve("journal"), 1 << 20)) {
            EventStore.open(journal, time(), new Ledger(), List.of(inMemory));
            final long[] read = {0};
            final EventStore store = EventStore.open(
                    journal,
                    time(),
                    new Ledger(),
                    List.of(restored, events -> read[0] += events.size()),
                    new Checkpoints(data.resolve("archive"), "rules", Integer.MAX_VALUE, List.of(restored)),
                    (position, last) -> {});
            assertThat(read[0]).as("events after the last checkpoint").isLessThanOrEqualTo(EVERY + 5L);
            assertThat(BookFigures.of(restored)).isEqualTo(BookFigures.of(inMemory));
            store.close();
        }
    }

    private Process start(final int life) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CheckpointKillTest.class.getName(),
                        data.toString(),
                        Integer.toString(life))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("child.log").toFile())
                .start();
    }

    private static CaseBook book(final Path data) {
        return new CaseBook(
                CaseRules.usual(), new MeasureSet(Measures.builtIn()), event -> true, data.resolve("archive"));
    }

    private static SettableTimeSource time() {
        return new SettableTimeSource(Instant.parse("2026-12-01T00:00:00Z"));
    }

    /** The process that is killed: the folder, and which of its lives it is. */
    public static void main(final String[] args) throws IOException {
        final Path data = Path.of(args[0]);
        final CaseBook book = book(data);
        final Random random = new Random(Long.parseLong(args[1]));
        final Journal journal = Journal.open(data.resolve("journal"), 1 << 20);
        final EventStore store = EventStore.open(
                journal,
                time(),
                new Ledger(),
                List.of(book),
                new Checkpoints(data.resolve("archive"), "rules", EVERY, List.of(book)),
                (position, last) -> {});
        final Path marker = data.resolve("stored");
        for (int story = 0; ; story++) {
            for (final Event event : AnyStory.events(random)) {
                store.append(List.of(renumbered(event, "-" + args[1] + "-" + story)));
                Files.write(marker, new byte[(int) journal.last()]);
            }
        }
    }

    private static Event renumbered(final Event event, final String epoch) {
        return new Event(
                new Origin(
                        event.origin().site(),
                        event.origin().device(),
                        event.origin().epoch() + epoch,
                        event.origin().seq()),
                event.door(),
                event.fact(),
                event.occurred(),
                event.recorded());
    }
}
