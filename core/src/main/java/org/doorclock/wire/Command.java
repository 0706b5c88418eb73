// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** What the hub asks of a device, on {@link Topics.DeviceTopic#COMMANDS}. */
public sealed interface Command {

    /** The wire name, in the field {@code command}. */
    String name();

    byte[] encode();

    /**
     * Send these events again, whether they were receipted or not; for a hub that lost its store.
     *
     * @param epoch of the storage that holds them; a device with another one does nothing
     * @param from the first
     * @param to the last
     */
    record Rewind(String epoch, long from, long to) implements Command {
        public static final String NAME = "rewind";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public byte[] encode() {
            return WireJson.bytes(WireJson.object()
                    .put("command", NAME)
                    .put("epoch", epoch)
                    .put("from", from)
                    .put("to", to));
        }
    }

    /**
     * An errand that somebody at the hub sends a device on. The device answers with an {@link Answer} of the same id; one
     * that it had before, or that has expired, it ignores.
     *
     * @param id no other command has it
     * @param errand what to do
     * @param expires when it is too late to do it, by the hub's clock
     * @param force why it is to be done although something would be lost; empty if it is then to be refused
     */
    record Order(String id, Errand errand, Instant expires, String force) implements Command {

        /** Such as is refused where something would be lost. */
        public Order(final String id, final Errand errand, final Instant expires) {
            this(id, errand, expires, "");
        }

        @Override
        public String name() {
            return errand.wireName();
        }

        @Override
        public byte[] encode() {
            final ObjectNode node =
                    WireJson.object().put("command", name()).put("id", id).put("expires", expires.toString());
            if (!force.isEmpty()) {
                node.put("force", force);
            }
            return WireJson.bytes(node);
        }
    }

    /** A command that this version does not know; a device ignores it. */
    record Unknown(String name) implements Command {
        @Override
        public byte[] encode() {
            return WireJson.bytes(WireJson.object().put("command", name));
        }
    }

    /** @throws MalformedMessageException if it is not a command */
    static Command decode(final byte[] bytes) throws MalformedMessageException {
        final JsonNode node = WireJson.parse(bytes);
        final String name = WireJson.text(node, "command");
        final Optional<Errand> errand = Errand.ofWireName(name);
        if (errand.isPresent()) {
            return new Order(
                    WireJson.text(node, "id"),
                    errand.get(),
                    WireJson.instant(node, "expires"),
                    node.hasNonNull("force") ? WireJson.text(node, "force") : "");
        }
        return name.equals(Rewind.NAME)
                ? new Rewind(WireJson.text(node, "epoch"), WireJson.number(node, "from"), WireJson.number(node, "to"))
                : new Unknown(name);
    }
}
