// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happened in a campaign, beside the verdict. Written by one thread. */
final class Counts {

    private static final Duration USUAL_START = Duration.ofSeconds(4);
    private static final Duration USUAL_SCAN = Duration.ofMillis(200);

    private final List<Long> starts = new ArrayList<>();
    private final List<Long> scans = new ArrayList<>();
    private int cutAtStart;
    private int offline;
    private int misread;
    private int refused;

    void started(final long nanos) {
        starts.add(nanos);
    }

    void cutWhileStarting() {
        cutAtStart++;
    }

    void withoutHub() {
        offline++;
    }

    void refused() {
        refused++;
    }

    /** Scans to which the door said that it cannot save. */
    int refusals() {
        return refused;
    }

    void misread() {
        misread++;
    }

    /** Scans that the door refused as read errors: a slow machine types slowly. */
    int misreads() {
        return misread;
    }

    int cutsWhileStarting() {
        return cutAtStart;
    }

    int livesWithoutHub() {
        return offline;
    }

    /** From power on to ready, the median. */
    Duration start() {
        return median(starts, USUAL_START);
    }

    void scanned(final long nanos) {
        scans.add(nanos);
    }

    /** From the first key of a wristband to what the door says, the median. */
    Duration scan() {
        return median(scans, USUAL_SCAN);
    }

    private static Duration median(final List<Long> nanos, final Duration otherwise) {
        return nanos.isEmpty()
                ? otherwise
                : Duration.ofNanos(nanos.stream().sorted().toList().get(nanos.size() / 2));
    }
}
