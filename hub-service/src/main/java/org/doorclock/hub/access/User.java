// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody who signs in with a password.
 *
 * @param hash as {@link Passwords} makes it
 * @param generation rises with each new password; a session of an older one is over
 * @param onceUntil until when the password may be used once, to choose another; empty if it is the user's own
 */
record User(String name, Grant grant, String hash, int generation, Optional<Instant> onceUntil, Instant added) {

    /** The rule for names in words. */
    static final String RULE =
            "must be 1 to 64 lower-case letters, digits, dots, hyphens, underscores or @, beginning with a letter or digit";

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    static boolean isName(final String name) {
        return VALID.matcher(name).matches();
    }

    Account account() {
        return new Account(name, grant, generation, mustChange());
    }

    boolean mustChange() {
        return onceUntil.isPresent();
    }

    /** With a new password: all sessions are over. */
    User with(final String newHash, final Optional<Instant> newOnceUntil) {
        return new User(name, grant, newHash, generation + 1, newOnceUntil, added);
    }

    User with(final Grant newGrant) {
        return new User(name, newGrant, hash, generation, onceUntil, added);
    }

    ObjectNode json() {
        final ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", name);
        grant.putInto(node);
        node.put("hash", hash).put("generation", generation).put("added", added.toString());
        onceUntil.ifPresent(until -> node.put("onceUntil", until.toString()));
        return node;
    }

    static User of(final JsonNode node) {
        return new User(
                node.path("name").asText(),
                Grant.from(node),
                node.path("hash").asText(),
                node.path("generation").asInt(),
                Optional.of(node.path("onceUntil"))
                        .filter(JsonNode::isTextual)
                        .map(until -> Instant.parse(until.asText())),
                Instant.parse(node.path("added").asText()));
    }
}
