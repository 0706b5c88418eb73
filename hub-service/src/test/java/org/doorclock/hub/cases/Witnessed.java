// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.time.ClockLimits;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;

/** What one device witnesses in one boot, told by the seconds since then. */
public final class Witnessed {

    private final String device;
    private final String boot;
    private final List<Event> events = new ArrayList<>();

    public Witnessed(final String device, final String boot) {
        this.device = device;
        this.boot = boot;
    }

    /** By a clock that knows nothing but what year it may be. */
    public Witnessed unknowing(final Milestone milestone, final String patient, final double second) {
        return add(
                new Fact.Reached(milestone, Story.ref(patient), CaptureMethod.WRISTBAND, Optional.empty(), ""),
                new ClockReading(
                        Instant.parse("2026-04-01T03:00:00Z"),
                        ClockSource.NONE,
                        new TimeInterval(ClockLimits.EARLIEST, ClockLimits.LATEST),
                        boot,
                        at(second)));
    }

    public Witnessed knowing(
            final Milestone milestone,
            final String patient,
            final double second,
            final ClockSource source,
            final TimeInterval when) {
        return add(
                new Fact.Reached(milestone, Story.ref(patient), CaptureMethod.WRISTBAND, Optional.empty(), ""),
                new ClockReading(when.best(), source, when, boot, at(second)));
    }

    public Witnessed anchor(final double second, final String wall, final Duration uncertainty) {
        return anchor(second, Instant.parse(wall), uncertainty);
    }

    public Witnessed anchor(final double second, final Instant wall, final Duration uncertainty) {
        final ClockReading reading = new ClockReading(wall, ClockSource.NTP, uncertainty, boot, at(second));
        return add(new Fact.ClockAnchor(reading), reading);
    }

    private Witnessed add(final Fact fact, final ClockReading now) {
        events.add(new Event(
                new Origin("north", device, "epoch-" + device + boot, events.size() + 1L),
                device,
                fact,
                Occurrence.witnessed(now),
                now.wall()));
        return this;
    }

    private static Duration at(final double second) {
        return Duration.ofNanos(Math.round(second * 1e9));
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<StoredEvent> stored(final long first) {
        return Story.stored(events, first);
    }
}
