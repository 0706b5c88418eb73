// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Somebody who has signed in.
 *
 * @param hash of the secret in the cookie
 * @param user the account's name
 * @param generation of the user's password when the session began
 * @param formToken what the session's forms carry
 * @param began when, for the absolute expiry
 * @param seen when last, for the idle expiry; known to a minute or so
 */
record Session(String hash, String user, int generation, String formToken, Instant began, Instant seen) {

    Session seenAt(final Instant now) {
        return new Session(hash, user, generation, formToken, began, now);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("hash", hash)
                .put("user", user)
                .put("generation", generation)
                .put("formToken", formToken)
                .put("began", began.toString())
                .put("seen", seen.toString());
    }

    static Session of(final JsonNode node) {
        return new Session(
                node.path("hash").asText(),
                node.path("user").asText(),
                node.path("generation").asInt(),
                node.path("formToken").asText(),
                Instant.parse(node.path("began").asText()),
                Instant.parse(node.path("seen").asText()));
    }
}
