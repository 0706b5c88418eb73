// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.doorclock.time.IsoInstant;

/** The JSON of small messages: one place for how a missing or wrong field is refused. */
final class WireJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What can be calculated with; wrong clocks show such times, no clock shows others. */
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

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

    static Instant instant(final JsonNode node, final String field) throws MalformedMessageException {
        try {
            final Instant instant = IsoInstant.parse(text(node, field));
            if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
                throw new MalformedMessageException(field + ": out of range");
            }
            return instant;
        } catch (DateTimeException e) {
            throw new MalformedMessageException(field + ": not an ISO 8601 instant with Z");
        }
    }

    /** A count of nanoseconds, not negative. */
    static Duration nanos(final JsonNode node, final String field) throws MalformedMessageException {
        final long nanos = number(node, field);
        if (nanos < 0) {
            throw new MalformedMessageException(field + ": negative");
        }
        return Duration.ofNanos(nanos);
    }

    static long number(final JsonNode node, final String field) throws MalformedMessageException {
        if (!node.path(field).canConvertToLong() || !node.path(field).isIntegralNumber()) {
            throw new MalformedMessageException(field + ": missing or not a whole number");
        }
        return node.path(field).asLong();
    }
}
