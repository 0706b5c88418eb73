// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.doorclock.wire.Receipt;

/**
 * A device as the hub knows it now.
 *
 * @param site where
 * @param name its name
 * @param door the door it serves; empty if it has not said
 * @param kind the door's kind; empty if it has not said
 * @param online whether it was heard within {@link Devices#SILENCE}
 * @param since since when it is online or offline; empty if it was not heard since the hub started
 * @param state what it last said of itself
 * @param health its last heartbeat
 * @param offset how far its clock is from the hub's; empty until that is known
 * @param lastRecorded when the newest event that the hub holds of it was recorded, by its own clock
 * @param lacking the events that it says it has, or must have, and the hub does not hold
 */
public record Device(
        String site,
        String name,
        String door,
        String kind,
        boolean online,
        Optional<Instant> since,
        Optional<DeviceState> state,
        Optional<Health> health,
        Optional<ClockOffset> offset,
        Optional<Instant> lastRecorded,
        List<Lacking> lacking) {

    /**
     * A gap.
     *
     * @param epoch of which life of the device's storage
     * @param gap first and last event that the hub lacks
     */
    public record Lacking(String epoch, Receipt.Gap gap) {}
}
