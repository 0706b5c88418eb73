// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The events that are in memory, by their number in the hub's journal. Most come in that order and lie in a row; those that
 * come back from the archive lie beside it.
 */
final class EventsByPosition {

    private static final int FIRST_ROOM = 64;

    private CaseEvent[] row = new CaseEvent[FIRST_ROOM];
    private int size;
    private final TreeMap<Long, CaseEvent> beside = new TreeMap<>();

    void add(final CaseEvent event) {
        if (size > 0 && event.position() <= row[size - 1].position()) {
            beside.put(event.position(), event);
            return;
        }
        if (size == row.length) {
            row = Arrays.copyOf(row, 2 * size);
        }
        row[size++] = event;
    }

    Optional<CaseEvent> find(final long position) {
        final int index = ceiling(position);
        return index < size && row[index].position() == position
                ? Optional.of(row[index])
                : Optional.ofNullable(beside.get(position));
    }

    /** From the newest on. @param below only those of lower positions */
    Iterator<CaseEvent> descending(final long below) {
        return new Descent(ceiling(below), beside.headMap(below, false));
    }

    void clear() {
        row = new CaseEvent[FIRST_ROOM];
        size = 0;
        beside.clear();
    }

    /** The index of the first in the row that is not below a position. */
    private int ceiling(final long position) {
        int low = 0;
        int high = size;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (row[middle].position() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private final class Descent implements Iterator<CaseEvent> {
        private final NavigableMap<Long, CaseEvent> left;
        private int index;
        private long below = Long.MAX_VALUE;

        private Descent(final int index, final NavigableMap<Long, CaseEvent> left) {
            this.index = index;
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            return index > 0 || left.lowerKey(below) != null;
        }

        @Override
        public CaseEvent next() {
            final Long next = left.lowerKey(below);
            if (index > 0 && (next == null || row[index - 1].position() > next)) {
                return row[--index];
            }
            if (next == null) {
                throw new NoSuchElementException();
            }
            below = next;
            return left.get(next);
        }
    }
}
