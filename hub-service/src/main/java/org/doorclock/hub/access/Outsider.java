// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.doorclock.hub.oidc.Person;

/**
 * Somebody who signs in with a provider. Issuer and subject say who; the id stands for the two in sessions and the audit
 * log.
 *
 * @param id as {@link #idOf} makes it
 * @param shown the name that the provider gave; may be empty
 * @param rules a hash of the configuration that the grant follows from
 */
record Outsider(
        String id,
        String issuer,
        String subject,
        String shown,
        Grant grant,
        String rules,
        Instant added,
        Instant seen) {

    private static final String PREFIX = "oidc:";
    private static final int ID_DIGITS = 32;

    /** 128 bits over both, so that no two people share one. */
    static String idOf(final Person person) {
        return PREFIX + Secrets.hash(person.issuer() + "\n" + person.subject()).substring(0, ID_DIGITS);
    }

    /** No {@link User}'s name is one. */
    static boolean isId(final String name) {
        return name.startsWith(PREFIX);
    }

    /** Who is removed and comes again is another generation: no old session wakes up. */
    Account account() {
        return new Account(id, grant, Long.hashCode(added.toEpochMilli()), false);
    }

    ObjectNode json() {
        final ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("issuer", issuer)
                .put("subject", subject)
                .put("shown", shown);
        grant.putInto(node);
        return node.put("rules", rules).put("added", added.toString()).put("seen", seen.toString());
    }

    static Outsider of(final JsonNode node) {
        return new Outsider(
                node.path("id").asText(),
                node.path("issuer").asText(),
                node.path("subject").asText(),
                node.path("shown").asText(),
                Grant.from(node),
                node.path("rules").asText(),
                Instant.parse(node.path("added").asText()),
                Instant.parse(node.path("seen").asText()));
    }
}
