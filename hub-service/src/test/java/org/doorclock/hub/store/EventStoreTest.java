// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.doorclock.event.Event;
import org.doorclock.hub.ingest.Events;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.wire.Receipt;
import org.junit.jupiter.api.Test;

class EventStoreTest {

    private static final Source SOURCE = new Source("north", "ct1", "e-1");

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-01T12:00:00Z"));
    private final FakeJournal journal = new FakeJournal();
    private final List<StoredEvent> heard = new ArrayList<>();
    private Ledger ledger = new Ledger();

    @Test
    void aFullDiskStopsTheStoreAndLeavesTheLedgerTrue() throws JournalException {
        final EventStore store = open(heard::addAll);
        store.append(events(1, 2));
        journal.full = true;

        assertThatThrownBy(() -> store.append(events(3, 4))).isInstanceOf(JournalException.class);
        journal.full = false;
        assertThatThrownBy(() -> store.append(events(3, 4))).isInstanceOf(JournalException.class);

        assertThat(store.failed()).isTrue();
        assertThat(heard).hasSize(2);
        assertThat(ledger.receipt(SOURCE, 4)).isEqualTo(new Receipt("e-1", 2, 2, List.of(new Receipt.Gap(3, 4))));
    }

    @Test
    void aRestartTakesUpWhereTheDiskWasFull() throws JournalException {
        final EventStore store = open(heard::addAll);
        store.append(events(1, 2));
        journal.full = true;
        assertThatThrownBy(() -> store.append(events(3, 3))).isInstanceOf(JournalException.class);
        journal.full = false;
        heard.clear();

        final EventStore again = open(heard::addAll);
        assertThat(again.append(events(2, 3))).isEqualTo(new Appended(1, 1));
        assertThat(heard).extracting(stored -> stored.event().origin().seq()).containsExactly(1L, 2L, 3L);
        assertThat(heard).extracting(StoredEvent::position).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aListenerThatFailsKeepsTheOthersFromNothingAndIsSaid() throws JournalException {
        final EventStore store = open(
                batch -> {
                    throw new Stackless();
                },
                heard::addAll);

        assertThat(store.append(events(1, 3))).isEqualTo(new Appended(3, 0));
        assertThat(heard).hasSize(3);
        assertThat(store.listenerFailed()).isTrue();
        assertThat(store.failed()).isFalse();
    }

    @Test
    void whatDamageTookIsMissingInTheLedgerSoThatItIsAskedForAgain() throws JournalException {
        open(heard::addAll).append(events(1, 9));
        heard.clear();
        journal.lost.add(new Journal.Damage(3, 4, "a file"));
        journal.lost.add(new Journal.Damage(7, 7, "a file"));

        final EventStore store = open(heard::addAll);

        assertThat(heard).extracting(StoredEvent::position).containsExactly(1L, 2L, 5L, 6L, 8L, 9L);
        assertThat(ledger.receipt(SOURCE, 0).missing()).containsExactly(new Receipt.Gap(3, 4), new Receipt.Gap(7, 7));
        assertThat(store.damaged()).isTrue();
        store.append(events(3, 7));
        assertThat(ledger.receipt(SOURCE, 9)).isEqualTo(new Receipt("e-1", 9, 9, List.of()));
    }

    @Test
    void whatTheHubItselfRecordsIsNumberedOnAfterARestart() throws JournalException {
        final List<Draft> drafts = events(1, 2).stream()
                .map(e -> new Draft(e.door(), e.fact(), e.occurred()))
                .toList();
        open(heard::addAll).record("north", "import", drafts);

        final List<Event> more = open(heard::addAll).record("north", "import", drafts);

        assertThat(more).extracting(Event::id).containsExactly("journal-1-north-import/3", "journal-1-north-import/4");
    }

    private EventStore open(final StoreListener... listeners) throws JournalException {
        ledger = new Ledger();
        return EventStore.open(journal, time, ledger, List.of(listeners));
    }

    private static List<Event> events(final long from, final long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(seq -> Events.event("north", "ct1", "e-1", seq))
                .toList();
    }

    /** As the JVM throws it once it has thrown the same often enough. */
    private static final class Stackless extends RuntimeException {

        private static final long serialVersionUID = 1;

        Stackless() {
            super("cannot", null, false, false);
        }
    }
}
