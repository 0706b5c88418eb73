// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a device says of itself; retained, and as the last will with {@link Phase#LOST}.
 *
 * @param phase what it is doing
 * @param troubles why it is degraded, worst first, such as {@code reader-missing}; empty if it is not
 * @param door the door it serves
 * @param name what people call the door, such as "CT 1"
 * @param kind the door's kind: {@code ct-door} or {@code ed-door}
 * @param epoch its storage's present life
 * @param last the last event of that epoch; 0 if none. Tells the hub what it lacks even before the first event comes
 * @param version of its program
 */
public record DeviceState(
        Phase phase,
        List<String> troubles,
        String door,
        String name,
        String kind,
        String epoch,
        long last,
        String version) {

    /** On the wire in lower case. */
    public enum Phase {
        INIT,
        READY,
        DEGRADED,
        SLEEPING,
        LOST
    }

    public DeviceState {
        troubles = List.copyOf(troubles);
    }

    /** Without troubles to tell of. */
    public DeviceState(
            final Phase phase,
            final String door,
            final String name,
            final String kind,
            final String epoch,
            final long last,
            final String version) {
        this(phase, List.of(), door, name, kind, epoch, last, version);
    }

    public byte[] encode() {
        final ObjectNode node = WireJson.object();
        troubles.forEach(node.putArray("troubles")::add);
        return WireJson.bytes(node.put("state", phase.name().toLowerCase(Locale.ROOT))
                .put("door", door)
                .put("name", name)
                .put("kind", kind)
                .put("epoch", epoch)
                .put("last", last)
                .put("version", version));
    }

    /** @throws MalformedMessageException if it is not a state */
    public static DeviceState decode(final byte[] bytes) throws MalformedMessageException {
        final JsonNode node = WireJson.parse(bytes);
        final String state = WireJson.text(node, "state");
        final Phase phase = Arrays.stream(Phase.values())
                .filter(p -> p.name().toLowerCase(Locale.ROOT).equals(state))
                .findFirst()
                .orElseThrow(() -> new MalformedMessageException("state: unknown"));
        return new DeviceState(
                phase,
                node.path("troubles").valueStream().map(JsonNode::asText).toList(),
                WireJson.text(node, "door"),
                WireJson.text(node, "name"),
                WireJson.text(node, "kind"),
                WireJson.text(node, "epoch"),
                WireJson.number(node, "last"),
                WireJson.text(node, "version"));
    }
}
