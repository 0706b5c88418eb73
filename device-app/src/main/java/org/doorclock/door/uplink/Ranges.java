// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of numbers kept as ranges. Not thread-safe. */
final class Ranges {

    /** {@code from} to {@code to}, both inclusive. */
    record Range(long from, long to) {
        long size() {
            return to - from + 1;
        }
    }

    private final TreeMap<Long, Long> ends = new TreeMap<>();

    boolean isEmpty() {
        return ends.isEmpty();
    }

    /** The lowest range; the set is not empty. */
    Range first() {
        final Map.Entry<Long, Long> first = ends.firstEntry();
        return new Range(first.getKey(), first.getValue());
    }

    List<Range> all() {
        return ends.entrySet().stream()
                .map(e -> new Range(e.getKey(), e.getValue()))
                .toList();
    }

    long count() {
        return ends.entrySet().stream()
                .mapToLong(e -> e.getValue() - e.getKey() + 1)
                .sum();
    }

    boolean contains(final long number) {
        final Map.Entry<Long, Long> at = ends.floorEntry(number);
        return at != null && at.getValue() >= number;
    }

    /** Adds a range; an empty one ({@code to} before {@code from}) changes nothing. */
    void add(final long from, final long to) {
        if (to < from) {
            return;
        }
        long low = from;
        long high = to;
        for (Map.Entry<Long, Long> at = ends.floorEntry(high + 1);
                at != null && at.getValue() >= low - 1;
                at = ends.floorEntry(high + 1)) {
            low = Math.min(low, at.getKey());
            high = Math.max(high, at.getValue());
            ends.remove(at.getKey());
        }
        ends.put(low, high);
    }

    void remove(final long from, final long to) {
        if (to < from) {
            return;
        }
        for (Map.Entry<Long, Long> at = ends.floorEntry(to);
                at != null && at.getValue() >= from;
                at = ends.floorEntry(to)) {
            ends.remove(at.getKey());
            add(at.getKey(), from - 1);
            if (at.getValue() > to) {
                ends.put(to + 1, at.getValue());
            }
        }
    }

    void addAll(final Ranges others) {
        others.ends.forEach(this::add);
    }

    void removeAll(final Ranges others) {
        others.ends.forEach(this::remove);
    }

    void clear() {
        ends.clear();
    }

    /** What this set holds of {@code from} to {@code to}, ascending. */
    List<Range> within(final long from, final long to) {
        final List<Range> found = new ArrayList<>();
        final Long start = ends.floorKey(from);
        for (final Map.Entry<Long, Long> at :
                ends.tailMap(start == null ? from : start, true).entrySet()) {
            if (at.getKey() > to) {
                break;
            }
            if (at.getValue() >= from) {
                found.add(new Range(Math.max(from, at.getKey()), Math.min(to, at.getValue())));
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return ends.toString();
    }
}
