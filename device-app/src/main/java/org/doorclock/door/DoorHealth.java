// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.doorclock.door.http.KioskServer.HealthReport;

/** What {@code /observe/health} says: UP while the door can record. */
final class DoorHealth {

    private final AtomicReference<Optional<Door>> door = new AtomicReference<>(Optional.empty());

    void of(final Door started) {
        door.set(Optional.of(started));
    }

    HealthReport report() {
        final boolean up = door.get().map(Door::isSound).orElse(false);
        final boolean reader = door.get().map(Door::isReaderReady).orElse(false);
        return new HealthReport(
                up,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("status", up ? "UP" : "DOWN")
                        .put("reader", reader)
                        .toString());
    }
}
