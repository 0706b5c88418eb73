// SPDX-License-Identifier: Apache-2.0
package org.doorclock.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** An entry as a line of JSON, whose last member is the hash over the bytes before it. */
final class AuditLine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HASH = ",\"hash\":\"";

    private AuditLine() {}

    /** The entry with its hash worked out. */
    static AuditEntry sealed(final AuditEntry entry) {
        return new AuditEntry(
                entry.seq(),
                entry.at(),
                entry.who(),
                entry.what(),
                entry.outcome(),
                entry.about(),
                entry.previous(),
                hash(body(entry)));
    }

    /** The line, without its end. */
    static String of(final AuditEntry entry) {
        return body(entry) + HASH + entry.hash() + "\"}";
    }

    /** The entry that the line holds; empty if it holds none, or one that does not have the hash of its content. */
    static Optional<AuditEntry> read(final String line) {
        final int end = line.lastIndexOf(HASH);
        if (end < 0) {
            return Optional.empty();
        }
        try {
            final JsonNode node = JSON.readTree(line);
            final AuditEntry entry = new AuditEntry(
                    node.path("seq").asLong(),
                    Instant.parse(node.path("at").asText()),
                    node.path("who").asText(),
                    node.path("what").asText(),
                    outcome(node.path("outcome").asText()),
                    node.path("about").asText(),
                    node.path("previous").asText(),
                    hash(line.substring(0, end)));
            return line.equals(of(entry)) ? Optional.of(entry) : Optional.empty();
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String body(final AuditEntry entry) {
        final String json = JsonNodeFactory.instance
                .objectNode()
                .put("seq", entry.seq())
                .put("at", entry.at().toString())
                .put("who", entry.who())
                .put("what", entry.what())
                .put("outcome", entry.outcome().word())
                .put("about", entry.about())
                .put("previous", entry.previous())
                .toString();
        return json.substring(0, json.length() - 1);
    }

    private static AuditEntry.Outcome outcome(final String word) {
        return Arrays.stream(AuditEntry.Outcome.values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outcome"));
    }

    private static String hash(final String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
