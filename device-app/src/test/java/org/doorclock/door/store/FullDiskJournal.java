// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;

/** A journal on a disk that can be full: it then takes nothing, and cannot be opened. And it can be slow. */
public final class FullDiskJournal implements Journal {

    private final Journal journal;
    private final AtomicBoolean full;
    private final Runnable slowness;

    /** @throws JournalException if the disk is full */
    public FullDiskJournal(final Journal journal, final AtomicBoolean full) throws JournalException {
        this(journal, full, () -> {});
    }

    /** @param slowness runs in every append, for as long as it likes */
    public FullDiskJournal(final Journal journal, final AtomicBoolean full, final Runnable slowness)
            throws JournalException {
        this.journal = journal;
        this.full = full;
        this.slowness = slowness;
        if (full.get()) {
            journal.close();
            throw new JournalException("no space left on device");
        }
    }

    @Override
    public long append(final List<byte[]> records) throws JournalException {
        if (full.get()) {
            throw new JournalException("no space left on device");
        }
        slowness.run();
        return journal.append(records);
    }

    @Override
    public String epoch() {
        return journal.epoch();
    }

    @Override
    public long first() {
        return journal.first();
    }

    @Override
    public long last() {
        return journal.last();
    }

    @Override
    public void read(final long from, final Visitor visitor) throws JournalException {
        journal.read(from, visitor);
    }

    @Override
    public List<Damage> damage() {
        return journal.damage();
    }

    @Override
    public void trimBefore(final long seq) throws JournalException {
        journal.trimBefore(seq);
    }

    @Override
    public void close() throws JournalException {
        journal.close();
    }
}
