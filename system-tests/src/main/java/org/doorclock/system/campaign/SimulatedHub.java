// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.campaign;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorclock.event.Event;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseEvent;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Ledger;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;
import org.doorclock.measure.Measures;
import org.doorclock.time.TimeInterval;
import org.doorclock.time.TimeSource;

/** The hub's own store and fold. */
final class SimulatedHub implements AutoCloseable {

    private static final long SEGMENT_BYTES = 1L << 20;

    private final Journal journal;
    private final TimeSource time;
    private final CaseBook book = book();
    private final EventStore store;

    /**
     * Where an event lies.
     *
     * @param basis what that rests on
     */
    record Lies(TimeInterval when, String basis) {}

    SimulatedHub(final Path directory, final TimeSource time) throws JournalException {
        this.journal = Journal.open(directory, SEGMENT_BYTES);
        this.time = time;
        this.store = EventStore.open(journal, time, new Ledger(), List.of(book));
    }

    void take(final List<Event> events) throws JournalException {
        store.append(events);
    }

    /** By the event's id. */
    Map<String, Lies> placed() {
        return placed(book);
    }

    /** As a hub that starts anew folds them from the journal. */
    Map<String, Lies> replayed() throws JournalException {
        final CaseBook fresh = book();
        EventStore.open(journal, time, new Ledger(), List.of(fresh));
        return placed(fresh);
    }

    private static CaseBook book() {
        return new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
    }

    private static Map<String, Lies> placed(final CaseBook book) {
        final Map<String, Lies> placed = new HashMap<>();
        for (final Case folded : book.latest(Long.MAX_VALUE, Integer.MAX_VALUE, any -> true, any -> any)) {
            for (final CaseEvent event : folded.events()) {
                placed.put(event.id(), new Lies(event.when(), event.basis()));
            }
        }
        return placed;
    }

    @Override
    public void close() throws JournalException {
        journal.close();
    }
}
