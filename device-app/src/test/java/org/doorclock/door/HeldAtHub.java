// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.doorclock.door.uplink.Outbox;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.MalformedEventException;

/** A hub that takes a door's events, once each by their number, and never two by the same. */
final class HeldAtHub {

    private final TreeMap<Long, String> held = new TreeMap<>();

    HeldAtHub() {}

    private HeldAtHub(final HeldAtHub other) {
        held.putAll(other.held);
    }

    HeldAtHub copy() {
        return new HeldAtHub(this);
    }

    /** Takes what the door has not yet delivered and gives it a receipt. */
    void collect(final Outbox door) throws IOException {
        door.read(door.delivered() + 1, (seq, record) -> {
            final String event = new String(record, UTF_8);
            assertThat(held.merge(seq, event, (old, now) -> old))
                    .as("number " + seq + " was given out twice")
                    .isEqualTo(event);
            return true;
        });
        door.delivered(held.isEmpty() ? 0 : held.lastKey());
    }

    /** Numbers that it does not hold, below the last. */
    long gaps() {
        return held.isEmpty() ? 0 : held.lastKey() - held.size();
    }

    List<Event> events() {
        return held.values().stream().map(HeldAtHub::event).toList();
    }

    private static Event event(final String json) {
        try {
            return EventCodec.decode(json.getBytes(UTF_8));
        } catch (MalformedEventException e) {
            throw new AssertionError(e);
        }
    }
}
