// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.oidc;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what the configuration names out of an ID token's claims. */
final class Claims {

    private static final int MOST_NAME = 100;

    private Claims() {}

    /**
     * The texts of a claim: of a list each, else the one.
     *
     * @param name first taken as it is, then as a way through nested claims, parted by dots
     * @return empty if there is no such claim, or it is neither text nor a list
     */
    static Set<String> texts(final Map<String, Object> claims, final String name) {
        final Set<String> texts = new LinkedHashSet<>();
        find(claims, name).ifPresent(value -> {
            final Collection<?> all = value instanceof Collection<?> list ? list : Set.of(value);
            all.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .filter(text -> !text.isBlank())
                    .forEach(texts::add);
        });
        return texts;
    }

    /** A name to show: one line of at most 100 characters; empty if there is none. */
    static String shown(final Map<String, Object> claims, final String name) {
        final String text = texts(claims, name).stream().findFirst().orElse("");
        final String line = text.replaceAll("\\p{C}", " ").strip();
        return line.length() <= MOST_NAME ? line : line.substring(0, MOST_NAME);
    }

    private static Optional<Object> find(final Map<String, Object> claims, final String name) {
        if (claims.containsKey(name)) {
            return Optional.ofNullable(claims.get(name));
        }
        Object at = claims;
        for (final String part : name.split("\\.")) {
            if (!(at instanceof Map<?, ?> map) || map.get(part) == null) {
                return Optional.empty();
            }
            at = map.get(part);
        }
        return Optional.of(at);
    }
}
