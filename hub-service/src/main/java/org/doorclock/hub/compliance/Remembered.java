// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What was counted before, as long as no case of its days has changed: so of a year only the days that change are counted
 * anew. What was not asked for the longest goes first. Safe for use by many threads.
 *
 * @param <T> what was counted
 */
final class Remembered<T> {

    private final int most;
    private final ToIntFunction<T> sizeOf;
    private final Map<Question, Entry<T>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    private record Entry<T>(long stamp, T counted) {}

    /** @param most how large all together may be, by {@code sizeOf}, which for the same is always the same */
    Remembered(final int most, final ToIntFunction<T> sizeOf) {
        this.most = most;
        this.sizeOf = sizeOf;
    }

    /** @param stamp of the question's days now */
    synchronized Optional<T> find(final Question question, final long stamp) {
        return Optional.ofNullable(entries.get(question))
                .filter(entry -> entry.stamp == stamp)
                .map(Entry::counted);
    }

    synchronized void put(final Question question, final long stamp, final T counted) {
        final Entry<T> before = entries.put(question, new Entry<>(stamp, counted));
        size += sizeOf.applyAsInt(counted) - (before == null ? 0 : sizeOf.applyAsInt(before.counted));
        final var oldest = entries.values().iterator();
        while (size > most) {
            size -= sizeOf.applyAsInt(oldest.next().counted);
            oldest.remove();
        }
    }
}
