// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.TreeMap;

/** When the timings of a day last changed, of any site and clock. Changed by one thread, inside the book's lock; read by many. */
final class DayStamps {

    private final TreeMap<Long, Long> stamps = new TreeMap<>();
    private long last;

    /** @param day since 1970, by UTC */
    void touch(final long day) {
        stamps.put(day, ++last);
    }

    /** The stamp of the latest change to any day between two, both inclusive; 0 if there was none since the start. */
    long latest(final long from, final long to) {
        long latest = 0;
        for (final long stamp : stamps.subMap(from, true, to, true).values()) {
            latest = Math.max(latest, stamp);
        }
        return latest;
    }
}
