// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.doorclock.door.http.KioskServer.HealthReport;
import org.doorclock.hardware.fittings.Fittings;

/** What {@code /observe/health} says: UP while the door can record. */
final class DoorHealth {

    private final AtomicReference<Optional<Door>> door = new AtomicReference<>(Optional.empty());

    private final AtomicReference<Fittings> fittings = new AtomicReference<>(Fittings.none());

    void of(final Door started) {
        door.set(Optional.of(started));
    }

    void of(final Fittings opened) {
        fittings.set(opened);
    }

    HealthReport report() {
        final boolean up = door.get().map(Door::isSound).orElse(false);
        final boolean reader = door.get().map(Door::isReaderReady).orElse(false);
        final ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("status", up ? "UP" : "DOWN")
                .put("reader", reader);
        final ObjectNode parts = node.putObject("parts");
        fittings.get().states().forEach((role, state) -> parts.put(role, state.text()));
        return new HealthReport(up, node.toString());
    }
}
