// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;

/** An outbox in memory, with a journal's manners: damaged events throw, trimmed ones are passed over. */
final class MemoryOutbox implements Outbox {

    static final String EPOCH = "e1";

    private final List<byte[]> records = new ArrayList<>();
    private final Set<Long> damaged = new HashSet<>();
    private long delivered;

    synchronized void append(final int count) {
        for (int i = 0; i < count; i++) {
            append("");
        }
    }

    synchronized void append(final String filling) {
        final long seq = records.size() + 1L;
        final String json = "{\"specversion\":\"1.0\",\"id\":\"" + EPOCH + "/" + seq + "\",\"epoch\":\"" + EPOCH
                + "\",\"seq\":" + seq + ",\"filling\":\"" + filling + "\"}";
        records.add(json.getBytes(UTF_8));
    }

    synchronized void damage(final long seq) {
        damaged.add(seq);
    }

    synchronized byte[] record(final long seq) {
        return records.get((int) seq - 1);
    }

    @Override
    public String epoch() {
        return EPOCH;
    }

    @Override
    public synchronized long last() {
        return records.size();
    }

    @Override
    public synchronized long delivered() {
        return delivered;
    }

    @Override
    public synchronized void delivered(final long through) {
        if (through <= delivered || through > records.size()) {
            throw new AssertionError("the cursor went from " + delivered + " to " + through);
        }
        delivered = through;
    }

    @Override
    public synchronized void read(final long from, final Journal.Visitor visitor) throws JournalException {
        for (long seq = Math.max(1, from); seq <= records.size(); seq++) {
            if (damaged.contains(seq)) {
                throw new JournalException("damaged");
            }
            if (!visitor.visit(seq, record(seq))) {
                return;
            }
        }
    }
}
