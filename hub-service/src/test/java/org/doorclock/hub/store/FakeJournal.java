// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.util.ArrayList;
import java.util.List;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;

/** A journal in memory whose disk can be full, and stretches of which can be lost. */
final class FakeJournal implements Journal {

    boolean full;
    final List<Damage> lost = new ArrayList<>();
    private final List<byte[]> records = new ArrayList<>();

    @Override
    public String epoch() {
        return "journal-1";
    }

    @Override
    public long first() {
        return 1;
    }

    @Override
    public long last() {
        return records.size();
    }

    @Override
    public long append(final List<byte[]> more) throws JournalException {
        if (full) {
            throw new JournalException("no space left");
        }
        records.addAll(more);
        return records.size() - more.size() + 1L;
    }

    @Override
    public void read(final long from, final Visitor visitor) throws JournalException {
        for (long seq = from; seq <= last(); seq++) {
            final long here = seq;
            if (lost.stream().anyMatch(damage -> damage.from() <= here && here <= damage.to())) {
                throw new JournalException("damaged");
            }
            if (!visitor.visit(seq, records.get((int) seq - 1))) {
                return;
            }
        }
    }

    @Override
    public List<Damage> damage() {
        return lost;
    }

    @Override
    public void trimBefore(final long seq) {
        throw new UnsupportedOperationException("the hub trims nothing");
    }

    @Override
    public void close() {
        // nothing to close
    }
}
