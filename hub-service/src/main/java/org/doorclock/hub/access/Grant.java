// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What somebody may do, and where.
 *
 * @param roles at least one
 * @param sites which they are bound to; empty if to none
 */
record Grant(Set<Role> roles, Set<String> sites) {

    Grant {
        roles = Set.copyOf(roles);
        sites = Set.copyOf(sites);
    }

    void putInto(final ObjectNode node) {
        final ArrayNode roleWords = node.putArray("roles");
        EnumSet.copyOf(roles).forEach(role -> roleWords.add(role.word()));
        final ArrayNode siteNames = node.putArray("sites");
        new TreeSet<>(sites).forEach(siteNames::add);
    }

    /** @throws IllegalArgumentException if it holds no role, or one that is none */
    static Grant from(final JsonNode node) {
        final Set<Role> roles = EnumSet.noneOf(Role.class);
        node.path("roles")
                .forEach(word -> roles.add(Role.ofWord(word.asText())
                        .orElseThrow(() -> new IllegalArgumentException("a role that is none"))));
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("no role");
        }
        final Set<String> sites = new TreeSet<>();
        node.path("sites").forEach(site -> sites.add(site.asText()));
        return new Grant(roles, sites);
    }

    /** For people and the audit log: {@code manager clinician, all sites}. */
    @Override
    public String toString() {
        return EnumSet.copyOf(roles).stream().map(Role::word).collect(Collectors.joining(" ")) + ", "
                + (sites.isEmpty() ? "all sites" : "site " + String.join(" ", new TreeSet<>(sites)));
    }
}
