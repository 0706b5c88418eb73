// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Durations and their quantiles. A quantile between two durations is interpolated between them in proportion, as
 * spreadsheets' PERCENTILE.INC and R's type 7 do; the median of an even number is the mean of the middle two. Those that are
 * settled are added to others without being copied, and may be read by many threads.
 */
final class Quantiles {

    private static final int FIRST_ROOM = 32;
    private static final long[] NO_ROOM = {};
    private static final int HALF = 32;
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    /** Those that are settled: each in ascending order, and never changed. */
    private final List<long[]> runs = new ArrayList<>(1);

    /** The others, in any order. */
    private long[] values = NO_ROOM;

    private int open;
    private int size;
    // Halves of 32 bits: the sum of a million durations of a week overflows one number.
    private long highs;
    private long lows;

    void add(final long value) {
        if (open == values.length) {
            values = Arrays.copyOf(values, Math.max(FIRST_ROOM, 2 * open));
        }
        values[open++] = value;
        size++;
        highs += value >> HALF;
        lows += value & LOW_HALF;
    }

    /** @param other must be settled */
    void add(final Quantiles other) {
        if (other.open > 0) {
            throw new IllegalStateException("these durations are not settled");
        }
        runs.addAll(other.runs);
        size += other.size;
        highs += other.highs;
        lows += other.lows;
    }

    /** Puts those that were added one by one in order. */
    void settle() {
        if (open > 0) {
            final long[] run = Arrays.copyOf(values, open);
            Arrays.sort(run);
            runs.add(run);
            values = NO_ROOM;
            open = 0;
        }
    }

    int size() {
        return size;
    }

    /** At least one value must be there. */
    double mean() {
        return ((double) highs * (1L << HALF) + lows) / size;
    }

    /** @param fraction 0.5 for the median; from 0 to 1. At least one value must be there */
    double quantile(final double fraction) {
        final double place = (size - 1) * fraction;
        final int below = (int) Math.floor(place);
        if (!runs.isEmpty()) {
            settle();
        }
        final long low = runs.isEmpty() ? Selection.of(values, open, below) : Selection.of(runs, below);
        if (place == below) {
            return low;
        }
        final long high = runs.isEmpty() ? Selection.after(values, open, below) : Selection.of(runs, below + 1);
        return low + (place - below) * (high - low);
    }
}
