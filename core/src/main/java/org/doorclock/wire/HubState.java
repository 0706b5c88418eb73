// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * What the hub says of itself on {@link Topics#hub(String)}: retained, once every {@link #BEAT}, and as its last will
 * with {@link Phase#LOST}. A new {@code instance} tells the devices that the hub began anew, so that they tell it again
 * who they are and what it lacks.
 *
 * @param phase whether it is there
 * @param instance one run of the hub's program: any text that no other run has
 */
public record HubState(Phase phase, String instance) {

    /** How often the hub says that it is there. Three of them missed mean that it is not. */
    public static final Duration BEAT = Duration.ofSeconds(5);

    /** On the wire in lower case. */
    public enum Phase {
        READY,
        LOST
    }

    public byte[] encode() {
        return WireJson.bytes(WireJson.object()
                .put("state", phase.name().toLowerCase(Locale.ROOT))
                .put("instance", instance));
    }

    /** @throws MalformedMessageException if it is not a hub's state */
    public static HubState decode(final byte[] bytes) throws MalformedMessageException {
        final JsonNode node = WireJson.parse(bytes);
        final String state = WireJson.text(node, "state");
        final Phase phase = Arrays.stream(Phase.values())
                .filter(p -> p.name().toLowerCase(Locale.ROOT).equals(state))
                .findFirst()
                .orElseThrow(() -> new MalformedMessageException("state: unknown"));
        return new HubState(phase, WireJson.text(node, "instance"));
    }
}
