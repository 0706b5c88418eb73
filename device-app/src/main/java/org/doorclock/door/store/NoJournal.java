// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import java.util.List;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;

/** Stands in for a journal that the disk does not let open yet: holds nothing and takes nothing. */
record NoJournal() implements Journal {

    @Override
    public String epoch() {
        return "";
    }

    @Override
    public long first() {
        return 1;
    }

    @Override
    public long last() {
        return 0;
    }

    @Override
    public long append(final List<byte[]> records) throws JournalException {
        throw new JournalException("the journal could not be opened yet");
    }

    @Override
    public void read(final long from, final Visitor visitor) {
        // holds nothing
    }

    @Override
    public List<Damage> damage() {
        return List.of();
    }

    @Override
    public void trimBefore(final long seq) {
        // holds nothing
    }

    @Override
    public void close() {
        // holds nothing
    }
}
