// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Durations in milliseconds, collected by any thread, then looked at. */
public final class Samples {

    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

    public void addNanos(final long nanos) {
        millis.add(nanos / 1e6);
    }

    public int size() {
        return millis.size();
    }

    /** @param p from 0 to 100; nearest rank */
    public double percentile(final double p) {
        final List<Double> sorted = millis.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        final int rank = (int) Math.ceil(p / 100 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
