// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.time.ClockLimits;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;

/** The events of one boot of one device, and the anchors that place them. */
final class Boot {

    private static final Duration LONGEST = Duration.ofDays(3_660);

    private final int number;
    private final List<ClockReading> anchors = new ArrayList<>(1);
    /** Those that are not in the archive alone. */
    private final List<CaseEvent> events = new ArrayList<>();

    /** @param number of the site's boots */
    Boot(final int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    void add(final CaseEvent event, final Duration at) {
        event.witnessed(this, at.toNanos());
        events.add(event);
        place(event);
    }

    /** Takes an event back from the archive, placed as it is. */
    void recall(final CaseEvent event) {
        events.add(event);
    }

    /** All are in the archive now. */
    void forget() {
        events.clear();
    }

    /** Whether an anchor would change anything. */
    boolean takes(final ClockReading anchor) {
        return isBelievable(anchor) && !anchors.contains(anchor);
    }

    /** @return the events that lie elsewhere now */
    Set<CaseEvent> anchor(final ClockReading anchor) {
        final Set<CaseEvent> moved = new LinkedHashSet<>();
        anchors.add(anchor);
        for (final CaseEvent event : events) {
            if (place(event)) {
                moved.add(event);
            }
        }
        return moved;
    }

    void pack(final Packer out) {
        out.number(anchors.size());
        for (final ClockReading anchor : anchors) {
            out.number(anchor.wall().getEpochSecond()).number(anchor.wall().getNano());
            out.number(anchor.interval().earliest().getEpochSecond())
                    .number(anchor.interval().earliest().getNano());
            out.number(anchor.interval().latest().getEpochSecond())
                    .number(anchor.interval().latest().getNano());
            out.number(anchor.source().ordinal()).text(anchor.bootId());
            out.number(anchor.sinceBoot().getSeconds())
                    .number(anchor.sinceBoot().getNano());
        }
    }

    void unpack(final Unpacker in) {
        for (int left = in.count(); left > 0; left--) {
            final Instant wall = Instant.ofEpochSecond(in.number(), in.number());
            final TimeInterval interval = new TimeInterval(
                    Instant.ofEpochSecond(in.number(), in.number()), Instant.ofEpochSecond(in.number(), in.number()));
            final ClockSource source = ClockSource.values()[in.count()];
            final String bootId = in.text();
            anchors.add(new ClockReading(wall, source, interval, bootId, Duration.ofSeconds(in.number(), in.number())));
        }
    }

    private boolean place(final CaseEvent event) {
        return !anchors.isEmpty()
                && event.place(Placement.of(
                        event.recorded().orElseGet(event::when),
                        event.source(),
                        Duration.ofNanos(event.sinceBoot()),
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
