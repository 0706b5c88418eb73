// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.util.Optional;
import org.doorclock.event.Correction;
import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;

/**
 * An event that the hub itself is about to record: all but its origin and its time of recording.
 *
 * @param door the door it belongs to
 * @param fact what it says
 * @param occurred when it happened
 * @param correction who records it by hand, and why; empty if nobody does
 */
public record Draft(String door, Fact fact, Occurrence occurred, Optional<Correction> correction) {

    /** Recorded by nobody's hand. */
    public Draft(final String door, final Fact fact, final Occurrence occurred) {
        this(door, fact, occurred, Optional.empty());
    }
}
