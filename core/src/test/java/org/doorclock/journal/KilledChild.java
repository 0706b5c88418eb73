// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that appends until it is killed or nobody listens, and says on its standard output what is saved. */
final class KilledChild {
    static final int SEGMENT = 20_000;

    private KilledChild() {}

    public static void main(final String[] args) throws JournalException {
        try (Journal journal = Journal.open(Path.of(args[0]), SEGMENT)) {
            System.out.println(journal.epoch() + " " + journal.last());
            while (!System.out.checkError()) {
                final long next = journal.last() + 1;
                journal.append(batch(next));
                System.out.println(journal.epoch() + " " + journal.last());
                if (next % 40 == 0) {
                    journal.trimBefore(next - 100);
                }
            }
        }
    }

    /** What is appended when the next record has this number: so it can be told from the record alone if it is right. */
    static List<byte[]> batch(final long next) {
        final List<byte[]> batch = new ArrayList<>();
        for (int i = 0; i <= next % 3; i++) {
            batch.add(rec(next + i));
        }
        return batch;
    }

    static byte[] rec(final long seq) {
        final byte[] rec = new byte[8 + (int) (seq * 37 % 900)];
        for (int i = 0; i < rec.length; i++) {
            rec[i] = (byte) (seq * 31 + i);
        }
        return rec;
    }
}
