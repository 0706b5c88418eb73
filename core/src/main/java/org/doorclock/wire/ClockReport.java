// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.time.TimeInterval;

/**
 * What a device says of its clock in a heartbeat, so that the hub learns how far it is off.
 *
 * @param bootId this boot
 * @param sinceBoot where on its clock this was said
 * @param wall the time that the device took it for
 * @param hub what the device knows of the hub's time, from the last receipt that answered a heartbeat; empty before one did
 */
public record ClockReport(String bootId, Duration sinceBoot, Instant wall, Optional<HubTime> hub) {

    /**
     * Where the hub's time lay at a moment of the device's boot.
     *
     * @param when from the moment at which the hub sent its answer, to that of the heartbeat's arrival and the round trip
     */
    public record HubTime(Duration sinceBoot, TimeInterval when) {}

    ObjectNode json() {
        final ObjectNode node = WireJson.object()
                .put("bootId", bootId)
                .put("sinceBootNanos", sinceBoot.toNanos())
                .put("wall", wall.toString());
        hub.ifPresent(time -> node.putObject("hub")
                .put("sinceBootNanos", time.sinceBoot().toNanos())
                .put("earliest", time.when().earliest().toString())
                .put("latest", time.when().latest().toString()));
        return node;
    }

    static ClockReport of(final JsonNode node) throws MalformedMessageException {
        return new ClockReport(
                WireJson.text(node, "bootId"),
                WireJson.nanos(node, "sinceBootNanos"),
                WireJson.instant(node, "wall"),
                node.hasNonNull("hub") ? Optional.of(hub(node.get("hub"))) : Optional.empty());
    }

    private static HubTime hub(final JsonNode node) throws MalformedMessageException {
        final Instant earliest = WireJson.instant(node, "earliest");
        final Instant latest = WireJson.instant(node, "latest");
        if (latest.isBefore(earliest)) {
            throw new MalformedMessageException("hub: latest is before earliest");
        }
        return new HubTime(WireJson.nanos(node, "sinceBootNanos"), new TimeInterval(earliest, latest));
    }
}
