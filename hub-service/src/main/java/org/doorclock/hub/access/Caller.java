// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import io.helidon.webserver.http.ServerRequest;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Who asks, as the gate found out before the route was reached.
 *
 * @param name for the audit log: {@code user:anna}, {@code token:nightly}
 * @param kind what they hold
 * @param roles what they may do
 * @param sites which they are bound to; empty if to none
 * @param formToken what each form of theirs must carry in its hidden field {@link Form#TOKEN}; empty without a session
 * @param mustChange whether they may do nothing before they have chosen a password
 * @param standing whether that is so still; asked by what goes on for long
 */
public record Caller(
        String name,
        Kind kind,
        Set<Role> roles,
        Set<String> sites,
        String formToken,
        boolean mustChange,
        BooleanSupplier standing) {

    /** What somebody holds. */
    public enum Kind {
        /** A session of somebody who has signed in. */
        PERSON,
        /** A token in a header. */
        MACHINE,
        /** A token in a wall screen's cookie. */
        SCREEN
    }

    public Caller {
        roles = Set.copyOf(roles);
        sites = Set.copyOf(sites);
    }

    /** @throws IllegalStateException on a route that is open to all: nobody is known there */
    public static Caller of(final ServerRequest request) {
        return request.context()
                .get(Caller.class)
                .orElseThrow(() -> new IllegalStateException("this route is open to all; nobody is known"));
    }

    public boolean has(final Role role) {
        return roles.contains(role);
    }

    /** Whether something of this site may be shown. */
    public boolean reaches(final String site) {
        return sites.isEmpty() || sites.contains(site);
    }
}
