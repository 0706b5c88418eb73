// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.care;

import java.util.function.LongSupplier;

/**
 * Whether one loop is alive: it {@linkplain #mark() marks} each turn, and {@linkplain #rest() rests} when nothing is expected
 * of it. Before its first mark nothing is expected either. For any thread.
 */
public final class Life {

    private static final long AT_REST = Long.MIN_VALUE;

    private final String name;
    private final LongSupplier nanos;
    private volatile long marked = AT_REST;

    Life(final String name, final LongSupplier nanos) {
        this.name = name;
        this.nanos = nanos;
    }

    public String name() {
        return name;
    }

    /** It is at work; the next mark or rest is expected soon. */
    public void mark() {
        marked = nanos.getAsLong();
    }

    /** It has nothing to do, or has ended in order. */
    public void rest() {
        marked = AT_REST;
    }

    /** Whether it was at work at {@code now} and had not marked for {@code limitNanos}. */
    boolean isHung(final long now, final long limitNanos) {
        final long last = marked;
        return last != AT_REST && now - last >= limitNanos;
    }
}
