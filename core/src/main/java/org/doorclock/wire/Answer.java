// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a device answers to a {@link Command.Order}, on {@link Topics.DeviceTopic#ANSWERS}. A log goes in several parts, each an
 * answer of its own.
 *
 * @param id of the command
 * @param outcome what became of it
 * @param text in words, for people; no identifier of a patient
 * @param part which of the parts this is, from 1
 * @param parts how many there are; 1 to {@link #MOST_PARTS}
 * @param log this part of the log, at most {@link #MOST_LOG_CHARACTERS} long; empty if the command was another
 */
public record Answer(String id, Outcome outcome, String text, int part, int parts, String log) {

    /** A log has no more parts than this. */
    public static final int MOST_PARTS = 8;

    /** So that a message stays below 64 KiB however its characters are encoded. */
    public static final int MOST_LOG_CHARACTERS = 10_000;

    /** On the wire in lower case. */
    public enum Outcome {
        DONE,
        REFUSED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Without a log. */
    public Answer(final String id, final Outcome outcome, final String text) {
        this(id, outcome, text, 1, 1, "");
    }

    public byte[] encode() {
        final ObjectNode node = WireJson.object()
                .put("id", id)
                .put("outcome", outcome.wireName())
                .put("text", text);
        if (!log.isEmpty()) {
            node.put("part", part).put("parts", parts).put("log", log);
        }
        return WireJson.bytes(node);
    }

    /** @throws MalformedMessageException if it is not an answer */
    public static Answer decode(final byte[] bytes) throws MalformedMessageException {
        final JsonNode node = WireJson.parse(bytes);
        final String word = WireJson.text(node, "outcome");
        final Outcome outcome = Arrays.stream(Outcome.values())
                .filter(known -> known.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> new MalformedMessageException("outcome: unknown"));
        final String id = WireJson.text(node, "id");
        final String text = WireJson.text(node, "text");
        if (!node.hasNonNull("log")) {
            return new Answer(id, outcome, text);
        }
        final long part = WireJson.number(node, "part");
        final long parts = WireJson.number(node, "parts");
        final String log = WireJson.text(node, "log");
        if (part < 1 || part > parts || parts > MOST_PARTS) {
            throw new MalformedMessageException("part: not one of 1 to " + MOST_PARTS);
        }
        if (log.length() > MOST_LOG_CHARACTERS) {
            throw new MalformedMessageException("log: too long");
        }
        return new Answer(id, outcome, text, (int) part, (int) parts, log);
    }
}
