// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Figures that were counted before, as long as no case of their days has changed: so of a year only the days that change are
 * counted anew. Those that were not asked for the longest go first. Safe for use by many threads.
 */
final class Remembered {

    private static final int MOST_ROWS = 100_000;

    private final Map<Question, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private int rows;

    private record Entry(long stamp, Piece piece) {}

    /** @param stamp of the question's days now */
    synchronized Optional<Piece> find(final Question question, final long stamp) {
        return Optional.ofNullable(entries.get(question))
                .filter(entry -> entry.stamp == stamp)
                .map(Entry::piece);
    }

    synchronized void put(final Question question, final long stamp, final Piece piece) {
        if (!piece.lasting()) {
            return;
        }
        forget(entries.put(question, new Entry(stamp, piece)));
        rows += sizeOf(piece);
        while (rows > MOST_ROWS) {
            final var oldest = entries.entrySet().iterator();
            final Entry entry = oldest.next().getValue();
            oldest.remove();
            forget(entry);
        }
    }

    private void forget(final Entry entry) {
        rows -= entry == null ? 0 : sizeOf(entry.piece);
    }

    private static int sizeOf(final Piece piece) {
        return 1 + piece.rows().size();
    }
}
