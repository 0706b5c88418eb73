// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.care;

import java.util.List;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;

/** A journal whose changes of the disk are seen to end: a write that never returns counts as a hung loop. */
public record WatchedJournal(Journal journal, Life life) implements Journal {

    @Override
    public long append(final List<byte[]> records) throws JournalException {
        life.mark();
        try {
            return journal.append(records);
        } finally {
            life.rest();
        }
    }

    @Override
    public void trimBefore(final long seq) throws JournalException {
        life.mark();
        try {
            journal.trimBefore(seq);
        } finally {
            life.rest();
        }
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
    public void close() throws JournalException {
        journal.close();
    }
}
