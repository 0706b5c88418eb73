// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.time.Instant;
import java.util.Optional;
import org.doorclock.time.ClockSource;

/**
 * One fact recorded at one place, never changed.
 *
 * @param origin who recorded it, and as its which
 * @param door the door it belongs to; outlives the device
 * @param fact what it says
 * @param occurred when it happened
 * @param recorded when the device stored it, by the device's clock
 * @param correction who recorded it by hand, and why; empty for what a device, a feed or an import recorded
 */
public record Event(
        Origin origin, String door, Fact fact, Occurrence occurred, Instant recorded, Optional<Correction> correction) {

    /** Recorded by nobody's hand. */
    public Event(
            final Origin origin,
            final String door,
            final Fact fact,
            final Occurrence occurred,
            final Instant recorded) {
        this(origin, door, fact, occurred, recorded, Optional.empty());
    }

    public String id() {
        return origin.eventId();
    }

    /**
     * The one instant that stands for when it happened where a person is shown one: the midpoint or, where nothing vouched
     * for the clock and the interval spans years, what the clock showed.
     */
    public Instant best() {
        return occurred.source() == ClockSource.NONE && occurred.boot().isPresent()
                ? occurred.when().nearest(recorded)
                : occurred.when().best();
    }
}
