// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.time.Instant;

/**
 * One fact recorded at one place, never changed.
 *
 * @param origin who recorded it, and as its which
 * @param door the door it belongs to; outlives the device
 * @param fact what it says
 * @param occurred when it happened
 * @param recorded when the device stored it, by the device's clock
 */
public record Event(Origin origin, String door, Fact fact, Occurrence occurred, Instant recorded) {

    public String id() {
        return origin.eventId();
    }
}
