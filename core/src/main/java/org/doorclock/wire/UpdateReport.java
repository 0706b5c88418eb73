// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;

/**
 * How a device stands with the release that it is offered, in its heartbeat.
 *
 * @param version the release's
 * @param text why, in words for people; empty if there is nothing to say
 */
public record UpdateReport(String version, State state, String text) {

    /** On the wire in lower case, with hyphens. */
    public enum State {
        /** It is on its way to the device. */
        FETCHING,
        /** It is there and waits for its moment. */
        WAITING,
        /** The program ends now, to come up as this version. */
        STARTING,
        /** It runs and has not proved itself yet. */
        ON_TRIAL,
        /** It has proved itself and runs. */
        RUNNING,
        /** It was tried once and did not prove itself; the version before runs. */
        ROLLED_BACK,
        /** The device will not have it. */
        REFUSED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final int MOST_TEXT = 300;

    public UpdateReport {
        text = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }

    ObjectNode json() {
        final ObjectNode node = WireJson.object().put("version", version).put("state", state.wireName());
        return text.isEmpty() ? node : node.put("text", text);
    }

    static UpdateReport of(final JsonNode node) throws MalformedMessageException {
        final String word = WireJson.text(node, "state");
        final State state = Arrays.stream(State.values())
                .filter(known -> known.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> new MalformedMessageException("update: unknown state"));
        return new UpdateReport(
                WireJson.text(node, "version"), state, node.path("text").asText());
    }
}
