// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.oidc;

import java.util.Set;

/**
 * Somebody whom the provider vouches for.
 *
 * @param issuer the provider
 * @param subject who, to this provider, for ever
 * @param name to be shown; empty if no claim says it
 * @param values of the claim that roles follow from
 */
public record Person(String issuer, String subject, String name, Set<String> values) {

    public Person {
        values = Set.copyOf(values);
    }

    /** Nothing of it, as no claim is to be in a log. */
    @Override
    public String toString() {
        return "Person";
    }
}
