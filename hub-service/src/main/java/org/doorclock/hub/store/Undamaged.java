// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;

/**
 * Reads a journal around its damage. What is lost there is missing in the ledger too, so the hub asks the devices for it
 * again as for any other gap.
 */
final class Undamaged {

    private Undamaged() {}

    static void read(final Journal journal, final long from, final Journal.Visitor visitor) throws JournalException {
        long next = from;
        for (final Journal.Damage damage : journal.damage()) {
            if (damage.to() < next) {
                continue;
            }
            if (next < damage.from() && !readUntil(journal, next, damage.from() - 1, visitor)) {
                return;
            }
            next = damage.to() + 1;
        }
        if (next <= journal.last()) {
            journal.read(next, visitor);
        }
    }

    /** @return whether the visitor wants more */
    private static boolean readUntil(
            final Journal journal, final long from, final long to, final Journal.Visitor visitor)
            throws JournalException {
        final boolean[] more = {true};
        journal.read(from, (seq, record) -> {
            if (seq <= to) {
                more[0] = visitor.visit(seq, record);
            }
            return more[0] && seq < to;
        });
        return more[0];
    }
}
