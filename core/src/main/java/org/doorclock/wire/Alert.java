// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something is wrong with a device, or well again, on {@link Topics#alerts}. Each is raised once and cleared once.
 *
 * @param id the same for raising and clearing it
 * @param door the door that the device serves, and {@code name} what people call it
 * @param since when it was raised
 * @param at when this was said; the same as {@code since} where it is raised
 * @param text in words, for people; no identifier of a patient
 */
public record Alert(
        String id,
        String site,
        String device,
        String door,
        String name,
        Kind kind,
        State state,
        Instant since,
        Instant at,
        String text) {

    /** What is wrong. On the wire in lower case, with hyphens. */
    public enum Kind {
        OFFLINE,
        STORAGE_LOW,
        CLOCK_UNCHECKED,
        QUEUE_GROWING,
        READER_MISSING,
        CERTIFICATE_EXPIRING;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> ofWireName(final String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wireName().equals(name))
                    .findFirst();
        }
    }

    /** On the wire in lower case. */
    public enum State {
        RAISED,
        CLEARED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<State> ofWireName(final String name) {
            return Arrays.stream(values())
                    .filter(state -> state.wireName().equals(name))
                    .findFirst();
        }
    }

    public byte[] encode() {
        return WireJson.bytes(WireJson.object()
                .put("id", id)
                .put("site", site)
                .put("device", device)
                .put("door", door)
                .put("name", name)
                .put("kind", kind.wireName())
                .put("state", state.wireName())
                .put("since", since.toString())
                .put("at", at.toString())
                .put("text", text));
    }

    /** @throws MalformedMessageException if it is not an alert */
    public static Alert decode(final byte[] bytes) throws MalformedMessageException {
        final JsonNode node = WireJson.parse(bytes);
        return new Alert(
                WireJson.text(node, "id"),
                WireJson.text(node, "site"),
                WireJson.text(node, "device"),
                WireJson.text(node, "door"),
                WireJson.text(node, "name"),
                Kind.ofWireName(WireJson.text(node, "kind"))
                        .orElseThrow(() -> new MalformedMessageException("kind: unknown")),
                State.ofWireName(WireJson.text(node, "state"))
                        .orElseThrow(() -> new MalformedMessageException("state: unknown")),
                WireJson.instant(node, "since"),
                WireJson.instant(node, "at"),
                WireJson.text(node, "text"));
    }
}
