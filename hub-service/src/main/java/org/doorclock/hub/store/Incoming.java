// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.util.Optional;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.Origin;

/**
 * An event on its way into the store.
 *
 * @param origin who recorded it, and as its which
 * @param event what it says; empty if only its origin can be read. Such an event is kept, holds its place in the ledger and
 *     is shown to listeners by a later version that can read it
 * @param json as it came
 */
public record Incoming(Origin origin, Optional<Event> event, byte[] json) {

    public static Incoming of(final Event event) {
        return new Incoming(event.origin(), Optional.of(event), EventCodec.encode(event));
    }
}
