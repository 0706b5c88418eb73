// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.doorclock.event.Event;
import org.doorclock.event.Origin;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;
import org.doorclock.service.ThreadEnds;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/**
 * Every event that the hub holds, each once. The journal is the truth; ledger and listeners are folded from it, at a start
 * from the last checkpoint on. Safe for use by many threads: appends wait for one another, reads wait for nothing.
 */
public final class EventStore {

    /** While earlier events are read nobody waits, and large files are fewer to merge. */
    private static final long READING = 8;

    private final Journal journal;
    private final TimeSource time;
    private final Ledger ledger;
    private final List<StoreListener> listeners;
    private final Optional<Checkpoints> checkpoints;
    private final Positions remembered = new Positions();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean failed;
    private volatile boolean listenerFailed;
    private long checkpoint;
    private long tried;

    private EventStore(
            final Journal journal,
            final TimeSource time,
            final Ledger ledger,
            final List<StoreListener> listeners,
            final Optional<Checkpoints> checkpoints) {
        this.journal = journal;
        this.time = time;
        this.ledger = ledger;
        this.listeners = List.copyOf(listeners);
        this.checkpoints = checkpoints;
    }

    /** As with checkpoints, but every start reads the whole journal. */
    public static EventStore open(
            final Journal journal, final TimeSource time, final Ledger ledger, final List<StoreListener> listeners)
            throws JournalException {
        return open(new EventStore(journal, time, ledger, listeners, Optional.empty()), (done, all) -> {});
    }

    /**
     * Shows the events of earlier runs to ledger and listeners, less what the last checkpoint covers, then answers.
     *
     * @param ledger empty
     * @param listeners called with every batch, in this order
     * @throws JournalException if journal or checkpoint cannot be read; the journal has no outline then, and may be opened anew
     */
    public static EventStore open(
            final Journal journal,
            final TimeSource time,
            final Ledger ledger,
            final List<StoreListener> listeners,
            final Checkpoints checkpoints,
            final Progress progress)
            throws JournalException {
        return open(new EventStore(journal, time, ledger, listeners, Optional.of(checkpoints)), progress);
    }

    /** Told how far a start has come. */
    @FunctionalInterface
    public interface Progress {
        /** @param position of the last event that was read, of {@code last} there are */
        void read(long position, long last);
    }

    private static EventStore open(final EventStore store, final Progress progress) throws JournalException {
        final Journal journal = store.journal;
        journal.damage()
                .forEach(damage -> Logger.error(
                        "events {} to {} of the journal are lost to damage at {}",
                        damage.from(),
                        damage.to(),
                        damage.where()));
        try {
            store.restore();
            final long first = Math.max(journal.first(), store.checkpoint + 1);
            Replay.run(journal, List.of(new Positions.Range(first, journal.last())), records -> {
                store.replayed(records);
                progress.read(records.getLast().position(), journal.last());
            });
        } catch (JournalException e) {
            store.checkpoints.ifPresent(Checkpoints::doubt);
            store.close();
            throw e;
        }
        store.checkpointWhenDue(journal.last(), 1);
        return store;
    }

    /**
     * Stores those events that the store does not hold yet. When this returns, all are on stable storage and the listeners
     * have seen them.
     *
     * @throws JournalException if they may not be on stable storage; the store then takes no more
     */
    public Appended store(final List<Incoming> events) throws JournalException {
        writing.lock();
        try {
            return storeLocked(events);
        } finally {
            writing.unlock();
        }
    }

    /** As {@link #store}, for events that other parts of the hub made. */
    public Appended append(final List<Event> events) throws JournalException {
        return store(events.stream().map(Incoming::of).toList());
    }

    /**
     * Records events in the name of a device that is none: a feed, an import, a person at the dashboard. The hub's store is
     * that device's storage, so its epoch is made of the journal's.
     *
     * @param device its name, which no real device at the site has
     * @return the events as they were stored
     */
    public List<Event> record(final String site, final String device, final List<Draft> drafts)
            throws JournalException {
        return record(device, Map.of(site, drafts));
    }

    /**
     * As {@link #record(String, String, List)}, for a device of the same name at several sites. All that is recorded with
     * one call stands or falls together.
     *
     * @param drafts by site
     */
    public List<Event> record(final String device, final Map<String, List<Draft>> drafts) throws JournalException {
        writing.lock();
        try {
            final Instant now = time.now();
            final List<Event> events = new ArrayList<>();
            drafts.forEach((site, ofSite) -> events.addAll(events(site, device, ofSite, now)));
            storeLocked(events.stream().map(Incoming::of).toList());
            return events;
        } finally {
            writing.unlock();
        }
    }

    private List<Event> events(final String site, final String device, final List<Draft> drafts, final Instant now) {
        final String epoch = journal.epoch() + "-" + site + "-" + device;
        long seq = ledger.newest(new Source(site, device, epoch));
        final List<Event> events = new ArrayList<>(drafts.size());
        for (final Draft draft : drafts) {
            seq++;
            events.add(new Event(
                    new Origin(site, device, epoch, seq),
                    draft.door(),
                    draft.fact(),
                    draft.occurred(),
                    now,
                    draft.correction()));
        }
        return events;
    }

    /**
     * Reads events in order as they came, from a position on, until the last durable one or until the visitor has enough.
     */
    public void read(final long from, final Visitor visitor) throws JournalException {
        final List<JournalException> wrong = new ArrayList<>(1);
        try {
            Undamaged.read(journal, from, (position, record) -> {
                try {
                    final Envelope envelope = Envelope.decode(record);
                    return visitor.visit(position, envelope.received(), envelope.json());
                } catch (JournalException e) {
                    wrong.add(e);
                    return false;
                }
            });
        } catch (JournalException e) {
            checkpoints.ifPresent(Checkpoints::doubt);
            throw e;
        }
        if (!wrong.isEmpty()) {
            throw wrong.getFirst();
        }
    }

    /** Keeps what is folded up to now, so that the next start need not read it again. Without checkpoints it does nothing. */
    public void checkpoint() {
        writing.lock();
        try {
            if (journal.last() > checkpoint) {
                checkpoint(journal.last());
            }
        } finally {
            writing.unlock();
        }
    }

    /** No more is asked of what is kept beside the journal. */
    public void close() {
        checkpoints.ifPresent(Checkpoints::end);
    }

    /** The position of the newest event; 0 before the first. */
    public long last() {
        return journal.last();
    }

    /** Whether an append has failed: the store takes no more until the hub is started anew. */
    public boolean failed() {
        return failed;
    }

    /** Whether a part of the hub could not take events that are stored. */
    public boolean listenerFailed() {
        return listenerFailed;
    }

    /** Whether stretches of the journal are lost to damage. */
    public boolean damaged() {
        return !journal.damage().isEmpty();
    }

    private Appended storeLocked(final List<Incoming> events) throws JournalException {
        final Set<Origin> seen = new HashSet<>();
        final List<Incoming> fresh = events.stream()
                .filter(event -> !ledger.holds(event.origin()) && seen.add(event.origin()))
                .toList();
        if (!fresh.isEmpty()) {
            final Instant received = time.now();
            final long first = write(fresh.stream()
                    .map(event -> new Envelope(received, event.json()).encode())
                    .toList());
            fresh.forEach(event -> ledger.add(event.origin()));
            final List<StoredEvent> stored = new ArrayList<>(fresh.size());
            for (int i = 0; i < fresh.size(); i++) {
                final long position = first + i;
                fresh.get(i).event().ifPresent(event -> stored.add(new StoredEvent(position, received, event)));
            }
            tell(stored);
            checkpointWhenDue(first + fresh.size() - 1, 1);
        }
        return new Appended(fresh.size(), events.size() - fresh.size());
    }

    private long write(final List<byte[]> records) throws JournalException {
        if (failed) {
            throw new JournalException("the store takes no more since an append failed");
        }
        try {
            return journal.append(records);
        } catch (JournalException e) {
            failed = true;
            Logger.error(
                    "the store takes no more events, as the disk did not take them: {}. Devices keep theirs; free the disk,"
                            + " then restart the hub",
                    e.getMessage());
            throw e;
        }
    }

    private void replayed(final List<Replay.Record> records) {
        records.forEach(record -> record.origin().ifPresent(ledger::add));
        tell(stored(records));
        checkpointWhenDue(records.getLast().position(), READING);
    }

    private static List<StoredEvent> stored(final List<Replay.Record> records) {
        final List<StoredEvent> stored = new ArrayList<>(records.size());
        for (final Replay.Record record : records) {
            record.event().ifPresent(event -> stored.add(new StoredEvent(record.position(), record.received(), event)));
        }
        return stored;
    }

    private void restore() throws JournalException {
        if (checkpoints.isEmpty()) {
            return;
        }
        try {
            checkpoint = checkpoints.get().restore(journal, ledger, remembered);
            tried = checkpoint;
        } catch (IOException e) {
            throw new JournalException("the checkpoint cannot be read: " + e.getMessage(), e);
        }
        Replay.run(journal, remembered.ranges(), records -> {
            final List<StoredEvent> stored = stored(records);
            listeners.forEach(listener -> {
                final List<StoredEvent> wanted =
                        stored.stream().filter(listener::remembers).toList();
                if (!wanted.isEmpty()) {
                    listener.stored(wanted);
                }
            });
        });
    }

    /** @param rarely so many times as many events may come between two */
    private void checkpointWhenDue(final long position, final long rarely) {
        if (checkpoints.isPresent()
                && position - tried >= rarely * checkpoints.get().every()) {
            checkpoint(position);
        }
    }

    /** What a listener missed must not be kept as if it were all there was. */
    private void checkpoint(final long position) {
        if (checkpoints.isEmpty() || listenerFailed) {
            return;
        }
        tried = position;
        try {
            checkpoints.get().write(position, journal, ledger, remembered);
            checkpoint = position;
        } catch (IOException | RuntimeException e) {
            Logger.error(
                    "no checkpoint could be written ({}); all is well until the next start, which takes longer",
                    e.getMessage());
        }
    }

    private void tell(final List<StoredEvent> events) {
        if (!events.isEmpty()) {
            events.forEach(this::remember);
            listeners.forEach(listener -> tell(listener, events));
        }
    }

    private void remember(final StoredEvent event) {
        for (final StoreListener listener : listeners) {
            if (listener.remembers(event)) {
                remembered.add(event.position());
                return;
            }
        }
    }

    /** The events are durable whatever becomes of this; what the listener missed it gets at the next start. */
    private void tell(final StoreListener listener, final List<StoredEvent> events) {
        try {
            listener.stored(events);
        } catch (RuntimeException e) {
            listenerFailed = true;
            Logger.error(
                    "{} could not take events: {}. Its figures lack them until the hub is started anew",
                    listener.getClass().getName(),
                    ThreadEnds.inALine(e));
        }
    }

    /** Takes events in order. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param json the event as it came
         * @return whether to go on
         */
        boolean visit(long position, Instant received, byte[] json);
    }
}
