// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.List;

/** Finds the value that would stand at a place if all were in ascending order. Places count from 0. Stateless. */
final class Selection {

    private Selection() {}

    /** Hoare's: afterwards all before the place are no larger and all after it no smaller. */
    static long of(final long[] values, final int size, final int place) {
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
            if (place <= j) {
                right = j;
            } else if (place >= i) {
                left = i;
            } else {
                break;
            }
        }
        return values[place];
    }

    /** The value after a place that was selected: the least of those behind it. */
    static long after(final long[] values, final int size, final int place) {
        long least = Long.MAX_VALUE;
        for (int i = place + 1; i < size; i++) {
            least = Math.min(least, values[i]);
        }
        return least;
    }

    /**
     * By halving the range of values: the one wanted is the least that has more values up to it than its place. So of a
     * month's durations, kept by days, some ten thousand are looked at and none is moved.
     *
     * @param runs each in ascending order
     */
    static long of(final List<long[]> runs, final int place) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (final long[] run : runs) {
            low = Math.min(low, run[0]);
            high = Math.max(high, run[run.length - 1]);
        }
        while (low < high) {
            final long middle = (low & high) + ((low ^ high) >> 1);
            if (upTo(middle, runs) > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static int upTo(final long most, final List<long[]> runs) {
        int count = 0;
        for (final long[] run : runs) {
            count += upTo(most, run);
        }
        return count;
    }

    /** How many are not above {@code most}. */
    private static int upTo(final long most, final long[] run) {
        int from = 0;
        int to = run.length;
        while (from < to) {
            final int middle = (from + to) >>> 1;
            if (run[middle] <= most) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
