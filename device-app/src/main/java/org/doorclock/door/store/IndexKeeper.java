// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.doorclock.journal.Journal;
import org.tinylog.Logger;

/**
 * Keeps an index that answers. If it throws or does not answer in time, its thread and its file are given up and it is made
 * anew from the journal: once in a new file, after that on the heap. Used by one thread at a time.
 */
final class IndexKeeper {

    /** Opens an index as it was left, or says why that cannot be. */
    @FunctionalInterface
    interface Opener {
        DoorIndex open() throws IOException;
    }

    private static final int REBUILD_FACTOR = 20;
    private static final int MOST_ATTEMPTS = 4;

    private final Opener fresh;
    private final Duration patience;
    private Journal journal;
    private IndexOwner owner = new IndexOwner();
    private DoorIndex index = new MemoryIndex();
    private boolean triedFresh;
    private volatile boolean doubtful;
    private volatile long delivered;

    private IndexKeeper(final Journal journal, final Opener fresh, final Duration patience) {
        this.journal = journal;
        this.fresh = fresh;
        this.patience = patience;
    }

    /** @param patience how long an index may take to open or to answer */
    static IndexKeeper open(final Path directory, final Journal journal, final Duration patience) throws IOException {
        return open(
                journal,
                () -> MapDbIndex.open(directory, journal.epoch()),
                () -> MapDbIndex.create(directory, journal.epoch()),
                patience);
    }

    static IndexKeeper open(final Journal journal, final Opener left, final Opener fresh, final Duration patience)
            throws IOException {
        final IndexKeeper keeper = new IndexKeeper(journal, fresh, patience);
        try {
            keeper.index = keeper.owner.answer(
                    () -> {
                        final DoorIndex opened = left.open();
                        if (opened.applied() > journal.last()) {
                            throw new IOException("it is ahead of the journal");
                        }
                        EventLog.replay(journal, opened);
                        return opened;
                    },
                    patience);
        } catch (IndexFailure e) {
            keeper.rebuild(e);
        }
        keeper.delivered = Math.max(keeper.ask(DoorIndex::delivered), journal.first() - 1);
        return keeper;
    }

    private void rebuild(final IndexFailure why) throws IOException {
        if (journal.last() >= journal.first()) {
            Logger.info("the index is made anew from the journal: {}", why.getMessage());
        }
        changeOwner();
        if (!triedFresh) {
            triedFresh = true;
            try {
                index = owner.answer(() -> refilled(fresh.open()), patience.multipliedBy(REBUILD_FACTOR));
                return;
            } catch (IndexFailure e) {
                Logger.warn("the index stays in memory until the next start: {}", e.getMessage());
                changeOwner();
            }
        }
        index = refilled(new MemoryIndex());
    }

    private void changeOwner() {
        owner.dismiss();
        owner = new IndexOwner();
        doubtful = false;
    }

    private DoorIndex refilled(final DoorIndex empty) throws IOException {
        EventLog.replay(journal, empty);
        empty.delivered(delivered);
        return empty;
    }

    /** Asks the index; if it cannot answer, one that was made anew from the journal does. */
    <T> T ask(final Function<DoorIndex, T> question) throws IOException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            final DoorIndex asked = index;
            try {
                final T answer = owner.answer(() -> question.apply(asked), patience);
                if (!doubtful) {
                    return answer;
                }
                throw new IndexFailure("it missed a record");
            } catch (IndexFailure e) {
                rebuild(e);
            }
        }
        throw new IllegalStateException("not even an index on the heap answers");
    }

    /** Tells the index something without waiting; the next {@link #ask} comes after it. */
    void tell(final Consumer<DoorIndex> news) {
        final DoorIndex told = index;
        owner.run(() -> {
            try {
                news.accept(told);
            } catch (RuntimeException | AssertionError e) {
                doubtful = true;
            }
        });
    }

    /** How far the hub has receipted. For any thread. */
    long delivered() {
        return delivered;
    }

    /** Takes note of the hub's receipt; written down when the index is closed. For any thread. */
    void delivered(final long through) {
        delivered = through;
    }

    /** The journal was opened anew and may hold more than the index has heard of. */
    void follow(final Journal reopened) throws IOException {
        journal = reopened;
        delivered = Math.max(delivered, reopened.first() - 1);
        rebuild(new IndexFailure("the journal was opened anew"));
    }

    /** Leaves the index so that the next start need not make it anew. */
    void close() {
        final DoorIndex closed = index;
        try {
            owner.answer(
                    () -> {
                        closed.delivered(delivered);
                        closed.close();
                        return true;
                    },
                    patience);
        } catch (IndexFailure e) {
            Logger.info("the index was not left clean: {}", e.getMessage());
        }
        owner.dismiss();
    }
}
