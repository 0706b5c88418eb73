// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

/** A set of content keys at 16 to 64 bytes each, for millions of them. For one thread. */
final class KeySet {

    private static final int SMALLEST = 1024;

    private long[] table = new long[2 * SMALLEST];
    private int size;

    /** @return whether it was not there before */
    boolean add(final ContentKey key) {
        if (contains(key)) {
            return false;
        }
        if (4 * (size + 1) > table.length) {
            grow();
        }
        put(key.high(), key.low());
        size++;
        return true;
    }

    boolean contains(final ContentKey key) {
        int at = slot(key.high());
        while (table[at] != 0 || table[at + 1] != 0) {
            if (table[at] == key.high() && table[at + 1] == key.low()) {
                return true;
            }
            at = next(at);
        }
        return false;
    }

    int size() {
        return size;
    }

    private void grow() {
        final long[] old = table;
        table = new long[2 * old.length];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0 || old[i + 1] != 0) {
                put(old[i], old[i + 1]);
            }
        }
    }

    private void put(final long high, final long low) {
        int at = slot(high);
        while (table[at] != 0 || table[at + 1] != 0) {
            at = next(at);
        }
        table[at] = high;
        table[at + 1] = low;
    }

    private int slot(final long high) {
        return (int) high & table.length - 2;
    }

    private int next(final int at) {
        return at + 2 & table.length - 2;
    }
}
