// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Durations and their quantiles. A quantile between two durations is interpolated between them in proportion, as
 * spreadsheets' PERCENTILE.INC and R's type 7 do; the median of an even number is the mean of the middle two.
 */
final class Quantiles {

    private static final int FIRST_ROOM = 32;
    private static final int HALF = 32;
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private long[] values = new long[FIRST_ROOM];
    private int size;

    void add(final long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    void add(final Quantiles other) {
        if (size + other.size > values.length) {
            values = Arrays.copyOf(values, Math.max(2 * size, size + other.size));
        }
        System.arraycopy(other.values, 0, values, size, other.size);
        size += other.size;
    }

    int size() {
        return size;
    }

    void forEach(final LongConsumer consumer) {
        Arrays.stream(values, 0, size).forEach(consumer);
    }

    /** At least one value must be there. */
    double mean() {
        // Halves of 32 bits: the sum of a million durations of a week overflows one number, and a division each is
        // slow.
        long high = 0;
        long low = 0;
        for (int i = 0; i < size; i++) {
            high += values[i] >> HALF;
            low += values[i] & LOW_HALF;
        }
        return ((double) high * (1L << HALF) + low) / size;
    }

    /** @param fraction 0.5 for the median; from 0 to 1. At least one value must be there */
    double quantile(final double fraction) {
        final double place = (size - 1) * fraction;
        final int below = (int) Math.floor(place);
        final long low = select(below);
        if (place == below) {
            return low;
        }
        // All after the selected place are no smaller: the next is the least of them.
        long high = Long.MAX_VALUE;
        for (int i = below + 1; i < size; i++) {
            high = Math.min(high, values[i]);
        }
        return low + (place - below) * (high - low);
    }

    /** Hoare's selection: afterwards all before {@code k} are no larger and all after it no smaller. */
    private long select(final int k) {
        int left = 0;
        int right = size - 1;
        while (left < right) {
            final long pivot = values[(left + right) >>> 1];
            int i = left;
            int j = right;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    final long swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (k <= j) {
                right = j;
            } else if (k >= i) {
                left = i;
            } else {
                break;
            }
        }
        return values[k];
    }
}
