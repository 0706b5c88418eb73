// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.doorclock.time.ClockLimits;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;

/** The events of one boot of one device, and the anchors that place them. */
final class Boot {

    private static final int FIRST_ROOM = 4;
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private final List<ClockReading> anchors = new ArrayList<>(1);
    private CaseEvent[] events = new CaseEvent[FIRST_ROOM];
    private long[] sinceBoot = new long[FIRST_ROOM];
    private int size;

    void add(final CaseEvent event, final Duration at) {
        if (size == events.length) {
            events = Arrays.copyOf(events, 2 * size);
            sinceBoot = Arrays.copyOf(sinceBoot, 2 * size);
        }
        events[size] = event;
        sinceBoot[size] = at.toNanos();
        place(size);
        size++;
    }

    /** @return the events that lie elsewhere now */
    Set<CaseEvent> anchor(final ClockReading anchor) {
        final Set<CaseEvent> moved = new LinkedHashSet<>();
        if (!isBelievable(anchor) || anchors.contains(anchor)) {
            return moved;
        }
        anchors.add(anchor);
        for (int i = 0; i < size; i++) {
            if (place(i)) {
                moved.add(events[i]);
            }
        }
        return moved;
    }

    private boolean place(final int i) {
        return !anchors.isEmpty()
                && events[i].place(Placement.of(
                        events[i].recorded().orElseGet(events[i]::when),
                        events[i].source(),
                        Duration.ofNanos(sinceBoot[i]),
                        anchors));
    }

    /** Whatever a device may send, what is placed stays within the times that can be calculated with. */
    private static boolean isBelievable(final ClockReading anchor) {
        final Instant wall = anchor.wall();
        return anchor.source() != ClockSource.NONE
                && !wall.isBefore(ClockLimits.EARLIEST)
                && wall.isBefore(ClockLimits.LATEST)
                && anchor.uncertainty().compareTo(LONGEST) < 0
                && anchor.sinceBoot().compareTo(LONGEST) < 0;
    }
}
