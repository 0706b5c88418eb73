// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doorclock.hub.http.Answers;
import org.doorclock.wire.DeviceState;

/** Devices as the API shows them. */
public final class DeviceJson {

    private DeviceJson() {}

    /** Everything that the hub knows of the device now. */
    public static ObjectNode of(final Device device, final Commissioning commissioning) {
        final ObjectNode node = Answers.object()
                .put("site", device.site())
                .put("device", device.name())
                .put("door", device.door())
                .put("kind", device.kind())
                .put("online", device.online())
                .put("condition", Condition.of(device).wireName())
                .put(
                        "standing",
                        commissioning.standing(device.site(), device.name()).wireName());
        Condition.faults(device).forEach(node.putArray("faults")::add);
        device.since().ifPresent(since -> node.put("since", since.toString()));
        device.state()
                .ifPresent(state -> node.put("state", state.phase().name().toLowerCase(Locale.ROOT))
                        .put("name", state.name())
                        .put("version", state.version()));
        final ArrayNode troubles = node.putArray("troubles");
        troubles(device).forEach(troubles::add);
        epoch(device).ifPresent(epoch -> node.put("epoch", epoch));
        last(device).ifPresent(last -> node.put("last", last));
        device.lastRecorded().ifPresent(at -> node.put("lastRecorded", at.toString()));
        device.health().ifPresent(health -> {
            node.put("queued", health.queued()).put("oldestQueuedSeconds", health.oldestQueuedSeconds());
            final ObjectNode clock = node.putObject("clock")
                    .put("source", health.clock().wireName())
                    .put("uncertaintyMillis", health.clockUncertaintyMillis());
            device.offset()
                    .ifPresent(offset -> clock.put(
                                    "offsetMillis", offset.ahead().toMillis())
                            .put("offsetUncertaintyMillis", offset.uncertainty().toMillis() + 1)
                            .put("far", offset.isFar()));
            node.put("storageFreeBytes", health.storageFreeBytes()).put("reader", health.reader());
            if (!health.screen().isEmpty()) {
                node.put("screen", health.screen());
            }
            health.temperatureCelsius().ifPresent(celsius -> node.put("temperatureCelsius", celsius));
            health.update()
                    .ifPresent(update -> node.putObject("update")
                            .put("version", update.version())
                            .put("state", update.state().wireName())
                            .put("text", update.text()));
            health.certificateExpires().ifPresent(expires -> node.put("certificateExpires", expires.toString()));
            health.encrypted().ifPresent(is -> node.put("dataEncrypted", is));
        });
        commissioning.latest(device.site(), device.name()).ifPresent(signed -> node.set("signed", of(signed)));
        commissioning.latestTest(device.site(), device.name()).ifPresent(test -> node.set("selfTest", of(test)));
        final ArrayNode gaps = node.putArray("gaps");
        device.lacking()
                .forEach(lacking -> gaps.addObject()
                        .put("epoch", lacking.epoch())
                        .put("from", lacking.gap().from())
                        .put("to", lacking.gap().to()));
        return node;
    }

    /** What somebody said a device is. */
    public static ObjectNode of(final Commissioning.Signed signed) {
        final ObjectNode node = Answers.object()
                .put("standing", signed.standing().wireName())
                .put("at", signed.from().toString())
                .put("by", signed.by())
                .put("note", signed.note())
                .put("door", signed.door());
        if (!signed.selfTest().isEmpty()) {
            node.put("selfTest", signed.selfTest());
        }
        return node;
    }

    /** A self-test that a device ended. */
    public static ObjectNode of(final Commissioning.Tested test) {
        final ObjectNode node = Answers.object()
                .put("eventId", test.eventId())
                .put("at", test.at().toString())
                .put("door", test.door())
                .put("passed", test.results().passed());
        final ObjectNode results = node.putObject("results");
        test.results().results().forEach((check, result) -> results.put(check.wireName(), result.wireName()));
        return node;
    }

    /** How many events the hub knows of and does not hold. */
    static JsonNode lacking(final JsonNode device) {
        long events = 0;
        for (final JsonNode gap : device.path("gaps")) {
            events += gap.path("to").asLong() - gap.path("from").asLong() + 1;
        }
        return LongNode.valueOf(events);
    }

    private static List<String> troubles(final Device device) {
        return device.state().map(DeviceState::troubles).orElse(List.of());
    }

    private static Optional<String> epoch(final Device device) {
        return device.health()
                .map(health -> health.epoch())
                .or(() -> device.state().map(state -> state.epoch()));
    }

    private static Optional<Long> last(final Device device) {
        return device.health()
                .map(health -> health.last())
                .or(() -> device.state().map(state -> state.last()));
    }
}
