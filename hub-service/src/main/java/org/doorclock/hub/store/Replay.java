// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.doorclock.event.Event;
import org.doorclock.event.Origin;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;

/**
 * Reads the journal in batches and decodes each on every processor, while the one before is consumed; memory holds two
 * batches.
 */
final class Replay {

    private static final int BATCH = 1024;

    private final Consumer<List<Record>> consumer;
    private List<Raw> batch = new ArrayList<>(BATCH);
    private CompletableFuture<List<Record>> decoding = CompletableFuture.completedFuture(List.of());

    /** What is left of a record once it is decoded; the origin alone where no more can be read. */
    record Record(long position, Instant received, Optional<Origin> origin, Optional<Event> event) {}

    private record Raw(long position, byte[] bytes) {}

    private Replay(final Consumer<List<Record>> consumer) {
        this.consumer = consumer;
    }

    /** @param consumer gets no batch without a record, on this thread */
    static void run(final Journal journal, final long from, final Consumer<List<Record>> consumer)
            throws JournalException {
        run(journal, from, journal.last(), consumer);
    }

    /** @param to the last one, inclusive */
    static void run(final Journal journal, final long from, final long to, final Consumer<List<Record>> consumer)
            throws JournalException {
        final Replay replay = new Replay(consumer);
        Undamaged.read(journal, from, (position, bytes) -> {
            if (position > to) {
                return false;
            }
            replay.batch.add(new Raw(position, bytes));
            if (replay.batch.size() == BATCH) {
                replay.turn();
            }
            return position < to;
        });
        replay.turn();
        replay.turn();
    }

    private void turn() {
        final List<Raw> raw = batch;
        final CompletableFuture<List<Record>> before = decoding;
        batch = new ArrayList<>(BATCH);
        decoding = CompletableFuture.supplyAsync(
                () -> raw.parallelStream().map(Replay::decode).toList());
        final List<Record> records = before.join();
        if (!records.isEmpty()) {
            consumer.accept(records);
        }
    }

    private static Record decode(final Raw raw) {
        try {
            final int end = Envelope.end(raw.bytes);
            final RawEvent event = RawEvent.read(raw.bytes, end + 1);
            return new Record(raw.position, Envelope.received(raw.bytes, end), event.origin(), event.event());
        } catch (JournalException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
