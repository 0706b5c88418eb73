// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;

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
        return name.equals(Rewind.NAME)
                ? new Rewind(WireJson.text(node, "epoch"), WireJson.number(node, "from"), WireJson.number(node, "to"))
                : new Unknown(name);
    }
}
