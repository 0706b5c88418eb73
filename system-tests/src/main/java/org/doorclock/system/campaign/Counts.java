// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.campaign;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened in a campaign, beside the verdict. Written by one thread. */
final class Counts {

    private static final Duration USUAL = Duration.ofSeconds(4);

    private final List<Long> starts = new CopyOnWriteArrayList<>();
    private int cutAtStart;
    private int offline;

    void started(final long nanos) {
        starts.add(nanos);
    }

    void cutWhileStarting() {
        cutAtStart++;
    }

    void withoutHub() {
        offline++;
    }

    int cutsWhileStarting() {
        return cutAtStart;
    }

    int livesWithoutHub() {
        return offline;
    }

    /** From power on to ready, the median. */
    Duration start() {
        return starts.isEmpty()
                ? USUAL
                : Duration.ofNanos(starts.stream().sorted().toList().get(starts.size() / 2));
    }
}
