// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.doorclock.door.care.SelfCare;
import org.doorclock.door.care.Trouble;
import org.doorclock.door.http.KioskServer.HealthReport;

/** What {@code /observe/health} says: UP while the door can record. For any thread. */
final class DoorHealth {

    private final SelfCare care;
    private final Supplier<String> certificate;
    private final BooleanSupplier encrypted;
    private final AtomicReference<Optional<Door>> door = new AtomicReference<>(Optional.empty());

    /**
     * @param certificate how it stands with what the device proves itself by; empty if it needs nothing
     * @param encrypted whether the data lies on a volume that is encrypted
     */
    DoorHealth(final SelfCare care, final Supplier<String> certificate, final BooleanSupplier encrypted) {
        this.care = care;
        this.certificate = certificate;
        this.encrypted = encrypted;
    }

    void of(final Door started) {
        door.set(Optional.of(started));
    }

    HealthReport report() {
        final Optional<Door> started = door.get();
        final boolean up = started.map(Door::isSound).orElse(false);
        final ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("status", up ? "UP" : "DOWN")
                .put("reader", started.map(Door::isReaderReady).orElse(false))
                .put("screen", care.screen().wireName())
                .put("dataEncrypted", encrypted.getAsBoolean());
        care.celsius().ifPresent(celsius -> node.put("temperatureCelsius", celsius));
        final String standing = certificate.get();
        if (!standing.isEmpty()) {
            node.put("certificate", standing);
        }
        final ArrayNode troubles = node.putArray("troubles");
        started.ifPresent(of ->
                care.troubles(of::troubles).stream().map(Trouble::wireName).forEach(troubles::add));
        final ObjectNode parts = node.putObject("parts");
        door.get().map(Door::parts).orElse(Map.of()).forEach(parts::put);
        return new HealthReport(up, node.toString());
    }
}
