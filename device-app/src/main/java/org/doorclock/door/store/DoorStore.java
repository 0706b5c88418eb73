// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.doorclock.door.uplink.Outbox;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.Fact;
import org.doorclock.event.MalformedEventException;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;
import org.tinylog.Logger;

/**
 * What this door has recorded. The journal is the truth; an index arranges it for look-up. {@link #event},
 * {@link #isBroken} and the methods of {@link Outbox} are for any thread; all others belong to one.
 */
public final class DoorStore implements Outbox, AutoCloseable {

    /** Opens the journal of a door. */
    @FunctionalInterface
    public interface JournalOpener {
        Journal open() throws JournalException;
    }

    /** Whose events these are. */
    public record Owner(String site, String device, String door) {}

    /** With less room than this on its disk, the store may not be able to record. */
    public static final int LEAST_BYTES = 64 * 1024;

    private final Owner owner;
    private final Path directory;
    private final JournalOpener opener;
    private final AtomicReference<Journal> journal;
    private final IndexKeeper index;
    private volatile boolean broken;

    private DoorStore(
            final Owner owner,
            final Path directory,
            final JournalOpener opener,
            final Journal journal,
            final IndexKeeper index) {
        this.owner = owner;
        this.directory = directory;
        this.opener = opener;
        this.journal = new AtomicReference<>(journal);
        this.index = index;
    }

    /**
     * Opens the store. On a disk that is full, read-only or failing it is {@linkplain #isBroken() broken} from the
     * beginning, with an empty epoch, until {@link #repair()} succeeds.
     *
     * @param directory of this store; made if it is not there
     * @param patience how long the index may take to answer before it is made anew
     * @throws IOException if the directory cannot be used otherwise, or another process uses it
     */
    public static DoorStore open(
            final Owner owner, final Path directory, final JournalOpener opener, final Duration patience)
            throws IOException {
        try {
            return openSound(owner, directory, opener, patience);
        } catch (IOException e) {
            if (!DiskTrouble.is(e)) {
                throw e;
            }
            Logger.error("cannot save: {}", e.getMessage());
            final Journal none = new NoJournal();
            final DoorStore store = new DoorStore(
                    owner,
                    directory,
                    opener,
                    none,
                    IndexKeeper.open(none, MemoryIndex::new, MemoryIndex::new, patience));
            store.broken = true;
            return store;
        }
    }

    private static DoorStore openSound(
            final Owner owner, final Path directory, final JournalOpener opener, final Duration patience)
            throws IOException {
        final Path indexDirectory = Files.createDirectories(directory.resolve("index"));
        final Journal journal = opener.open();
        journal.damage()
                .forEach(lost -> Logger.error(
                        "records {} to {} of the journal cannot be read: {}", lost.from(), lost.to(), lost.where()));
        return new DoorStore(owner, directory, opener, journal, IndexKeeper.open(indexDirectory, journal, patience));
    }

    /**
     * Records a fact. When this returns, it is on stable storage.
     *
     * @throws JournalException if it may not be; nothing is recorded then until {@link #repair()} succeeds
     */
    public Event append(final Fact fact, final Occurrence occurred, final Instant recorded) throws JournalException {
        if (broken) {
            throw new JournalException("the journal has failed and was not repaired yet");
        }
        final Journal to = journal.get();
        final Origin origin = new Origin(owner.site(), owner.device(), to.epoch(), to.last() + 1);
        final Event event = new Event(origin, owner.door(), fact, occurred, recorded);
        try {
            final long seq = to.append(EventCodec.encode(event));
            if (seq != origin.seq()) {
                throw new IllegalStateException("the journal has a second writer");
            }
        } catch (JournalException e) {
            broken = true;
            throw e;
        }
        index.tell(told -> EventLog.change(event).accept(origin.seq(), told));
        return event;
    }

    public boolean isBroken() {
        return broken;
    }

    /** Tries the disk, for when it looks bad before anything failed. Answers whether the store can record. */
    public boolean check() {
        try {
            probe();
        } catch (IOException e) {
            Logger.debug("the disk takes nothing: {}", e.getMessage());
            broken = true;
        }
        return !broken;
    }

    /** Opens a failed journal anew. Answers whether the store can record again. */
    public boolean repair() {
        if (!broken) {
            return true;
        }
        try {
            probe();
            closeQuietly(journal.get());
            final Journal reopened = opener.open();
            journal.set(reopened);
            index.follow(reopened);
            broken = false;
        } catch (IOException e) {
            Logger.debug("the journal cannot be opened: {}", e.getMessage());
        }
        return !broken;
    }

    /** The failed journal stays open for reading until the disk takes something again. */
    private void probe() throws IOException {
        final Path file = Files.createDirectories(directory).resolve("probe");
        try (FileChannel channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.allocate(LEAST_BYTES));
            channel.force(true);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void closeQuietly(final Journal failed) {
        try {
            failed.close();
        } catch (JournalException e) {
            Logger.debug("the failed journal did not close: {}", e.getMessage());
        }
    }

    /** What is on record here about a patient, by any of the tokens, oldest first. */
    public List<Step> steps(final List<String> tokens) throws IOException {
        return index.ask(asked -> tokens.stream()
                .flatMap(token -> asked.steps(token).stream())
                .distinct()
                .sorted(Comparator.comparingLong(Step::seq))
                .toList());
    }

    /** The last {@code most} steps of any patient, newest first. */
    public List<Step> newest(final int most) throws IOException {
        return index.ask(asked -> asked.newest(most));
    }

    /** The event with this number; empty if it is not held any more. */
    public Optional<Event> event(final long seq) throws JournalException {
        final AtomicReference<Optional<Event>> found = new AtomicReference<>(Optional.empty());
        if (seq >= first() && seq <= last()) {
            read(seq, (number, record) -> {
                try {
                    found.set(number == seq ? Optional.of(EventCodec.decode(record)) : Optional.empty());
                } catch (MalformedEventException e) {
                    Logger.warn("record {} is no event: {}", seq, e.getMessage());
                }
                return false;
            });
        }
        return found.get();
    }

    /** Lets go of what the hub has receipted and what was recorded before {@code cutoff}, by whole segments. */
    public void trim(final Instant cutoff) throws IOException {
        final long receipted = delivered();
        final AtomicReference<Long> keep = new AtomicReference<>(first());
        read(first(), (seq, record) -> {
            if (seq <= receipted && isOlder(record, cutoff)) {
                keep.set(seq + 1);
                return true;
            }
            return false;
        });
        journal.get().trimBefore(keep.get());
        final long oldest = first();
        index.tell(told -> told.forgetBefore(oldest));
    }

    private static boolean isOlder(final byte[] record, final Instant cutoff) {
        try {
            return EventCodec.decode(record).recorded().isBefore(cutoff);
        } catch (MalformedEventException e) {
            return true;
        }
    }

    private long first() {
        return journal.get().first();
    }

    @Override
    public String epoch() {
        return journal.get().epoch();
    }

    @Override
    public long last() {
        return journal.get().last();
    }

    @Override
    public long delivered() {
        return index.delivered();
    }

    @Override
    public synchronized void delivered(final long through) {
        if (through > index.delivered() && through <= last()) {
            index.delivered(through);
        }
    }

    @Override
    public void read(final long from, final Journal.Visitor visitor) throws JournalException {
        EventLog.read(journal.get(), from, visitor);
    }

    @Override
    public void close() {
        index.close();
        closeQuietly(journal.get());
    }
}
