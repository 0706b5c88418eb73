// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The JSON of small messages: one place for how a missing or wrong field is refused. */
final class WireJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WireJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static byte[] bytes(final JsonNode node) {
        return node.toString().getBytes(UTF_8);
    }

    static JsonNode parse(final byte[] bytes) throws MalformedMessageException {
        try {
            final JsonNode node = JSON.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw new MalformedMessageException("not a JSON object");
            }
            return node;
        } catch (IOException e) {
            throw new MalformedMessageException("not JSON");
        }
    }

    static String text(final JsonNode node, final String field) throws MalformedMessageException {
        if (!node.path(field).isTextual()) {
            throw new MalformedMessageException(field + ": missing or not text");
        }
        return node.path(field).asText();
    }

    static long number(final JsonNode node, final String field) throws MalformedMessageException {
        if (!node.path(field).canConvertToLong() || !node.path(field).isIntegralNumber()) {
            throw new MalformedMessageException(field + ": missing or not a whole number");
        }
        return node.path(field).asLong();
    }
}
