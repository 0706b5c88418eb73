// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.doorclock.event.Event;
import org.doorclock.event.Origin;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;

/** Reads the whole journal in batches and decodes each on every processor; memory holds one batch. */
final class Replay {

    private static final int BATCH = 4096;

    /** What is left of a record once it is decoded; the origin alone where no more can be read. */
    record Record(long position, Instant received, Optional<Origin> origin, Optional<Event> event) {}

    private record Raw(long position, byte[] bytes) {}

    private Replay() {}

    static void run(final Journal journal, final Consumer<List<Record>> consumer) throws JournalException {
        final List<Raw> batch = new ArrayList<>(BATCH);
        Undamaged.read(journal, journal.first(), (position, bytes) -> {
            batch.add(new Raw(position, bytes));
            if (batch.size() == BATCH) {
                consumer.accept(decode(batch));
                batch.clear();
            }
            return true;
        });
        consumer.accept(decode(batch));
    }

    private static List<Record> decode(final List<Raw> batch) {
        return batch.parallelStream().map(Replay::decode).toList();
    }

    private static Record decode(final Raw raw) {
        try {
            final Envelope envelope = Envelope.decode(raw.bytes);
            final RawEvent event = RawEvent.read(envelope.json());
            return new Record(raw.position, envelope.received(), event.origin(), event.event());
        } catch (JournalException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
