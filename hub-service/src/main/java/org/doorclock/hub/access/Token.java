// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a machine, a wall screen or a link holds.
 *
 * @param id a short name that is no secret
 * @param name what it is for, in the words of who made it
 * @param form how it is presented
 * @param hash of the secret
 * @param user whom a link signs in; empty otherwise
 * @param lasts a link to a screen leaves a token that is good so long; zero otherwise
 */
record Token(
        String id,
        String name,
        Form form,
        Grant grant,
        String hash,
        Instant made,
        Instant expires,
        String user,
        Duration lasts) {

    /** How it is presented. */
    enum Form {
        /** In the header Authorization. */
        BEARER,
        /** In a wall screen's cookie. */
        SCREEN,
        /** In a link that opens once and then is a screen's token. */
        SCREEN_LINK,
        /** In a link that opens once and signs a user in. */
        SIGN_IN_LINK;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Form ofWord(final String word) {
            return Arrays.stream(values())
                    .filter(form -> form.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("a form that is none"));
        }
    }

    boolean isGood(final Instant now) {
        return now.isBefore(expires);
    }

    /** For the audit log. */
    String caller() {
        return "token:" + name + " (" + id + ")";
    }

    ObjectNode json() {
        final ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", name)
                .put("form", form.word());
        grant.putInto(node);
        return node.put("hash", hash)
                .put("made", made.toString())
                .put("expires", expires.toString())
                .put("user", user)
                .put("lastsSeconds", lasts.toSeconds());
    }

    static Token of(final JsonNode node) {
        return new Token(
                node.path("id").asText(),
                node.path("name").asText(),
                Form.ofWord(node.path("form").asText()),
                Grant.from(node),
                node.path("hash").asText(),
                Instant.parse(node.path("made").asText()),
                Instant.parse(node.path("expires").asText()),
                node.path("user").asText(),
                Duration.ofSeconds(node.path("lastsSeconds").asLong()));
    }
}
