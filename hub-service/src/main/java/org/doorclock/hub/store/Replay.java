// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.doorclock.event.Event;
import org.doorclock.event.FieldsReader;
import org.doorclock.event.Origin;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;

/**
 * Reads the journal on a thread of its own, in batches that other processors decode while earlier ones are consumed; who has
 * to wait for a batch decodes one meanwhile. Memory holds {@value #AHEAD} batches.
 */
final class Replay {

    private static final int BATCH = 256;
    private static final int AHEAD = 8;
    private static final FutureTask<List<Record>> END = new FutureTask<>(List::of);

    private final BlockingQueue<FutureTask<List<Record>>> batches = new ArrayBlockingQueue<>(AHEAD);
    private List<Raw> batch = new ArrayList<>(BATCH);

    /** What is left of a record once it is decoded; the origin alone where no more can be read. */
    record Record(long position, Instant received, Optional<Origin> origin, Optional<Event> event) {}

    private record Raw(long position, byte[] bytes) {}

    private Replay() {}

    /**
     * @param ranges what to read, in this order
     * @param consumer gets no batch without a record, on this thread
     */
    static void run(final Journal journal, final List<Positions.Range> ranges, final Consumer<List<Record>> consumer)
            throws JournalException {
        final Replay replay = new Replay();
        final FutureTask<Boolean> reading = new FutureTask<>(() -> replay.read(journal, ranges));
        Thread.ofPlatform().daemon().name("replay").start(reading);
        try {
            for (var next = replay.batches.take(); next != END; next = replay.batches.take()) {
                consumer.accept(replay.decoded(next));
            }
            reading.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof JournalException cause
                    ? cause
                    : new JournalException("the journal could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalException("the reading of the journal was interrupted", e);
        } finally {
            reading.cancel(true);
        }
    }

    /** @return whether somebody wanted all of it */
    private boolean read(final Journal journal, final List<Positions.Range> ranges)
            throws JournalException, InterruptedException {
        try {
            for (final Positions.Range range : ranges) {
                Undamaged.read(journal, range.from(), (position, bytes) -> {
                    if (position <= range.to()) {
                        batch.add(new Raw(position, bytes));
                    }
                    return position < range.to() && (batch.size() < BATCH || decode());
                });
            }
            return batch.isEmpty() || decode();
        } finally {
            batches.put(END);
        }
    }

    /** @return whether somebody waits for more */
    private boolean decode() {
        final List<Raw> raw = batch;
        batch = new ArrayList<>(BATCH);
        final FutureTask<List<Record>> task = new FutureTask<>(() -> decode(raw));
        try {
            batches.put(task);
            ForkJoinPool.commonPool().execute(task);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** While another thread decodes the batch, this one decodes those after it. */
    private List<Record> decoded(final FutureTask<List<Record>> wanted)
            throws InterruptedException, ExecutionException {
        wanted.run();
        for (final FutureTask<List<Record>> later : batches) {
            if (wanted.isDone()) {
                break;
            }
            later.run();
        }
        return wanted.get();
    }

    private static List<Record> decode(final List<Raw> raw) throws JournalException {
        final List<Record> records = new ArrayList<>(raw.size());
        byte[] before = {};
        int endBefore = 0;
        Instant received = Instant.EPOCH;
        try (FieldsReader reader = new FieldsReader()) {
            for (final Raw each : raw) {
                final int end = Envelope.end(each.bytes);
                // Events that were stored together bear one time.
                if (!Arrays.equals(each.bytes, 0, end, before, 0, endBefore)) {
                    received = Envelope.received(each.bytes, end);
                    before = each.bytes;
                    endBefore = end;
                }
                final RawEvent event = RawEvent.read(reader, each.bytes, end + 1);
                records.add(new Record(each.position, received, event.origin(), event.event()));
            }
        }
        return records;
    }
}
