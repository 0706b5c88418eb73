// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import java.util.Objects;

/**
 * A patient identifier, in memory only: it leaves the process as a token and sealed, never in clear. {@link #toString()}
 * hides the value.
 *
 * @param scheme who issues such values
 * @param scope for {@link Scheme#LOCAL}, the issuing organisation's ODS code in upper case; empty for {@link Scheme#NHS}
 * @param value the identifier as text; a leading 0 is part of it
 */
public record Identifier(Scheme scheme, String scope, String value) {

    /** Who issues an identifier. */
    public enum Scheme {
        /** NHS Number, CHI number, H&amp;C number: one number space, ten digits, Modulus 11. */
        NHS,
        /** A hospital's own number, or a temporary one. */
        LOCAL
    }

    public Identifier {
        Objects.requireNonNull(scheme, "scheme");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an identifier cannot be empty");
        }
        if (scope.contains(":") || scheme == Scheme.NHS && !scope.isEmpty()) {
            throw new IllegalArgumentException("a scope is an organisation's code, and only a local number has one");
        }
    }

    /** What is tokenised and sealed: the same text for the same identifier wherever it is met. */
    public String canonical() {
        return switch (scheme) {
            case NHS -> "nhs:" + value;
            case LOCAL -> "local:" + scope + ":" + value;
        };
    }

    /** @throws IllegalArgumentException if it is not the canonical text of an identifier */
    static Identifier ofCanonical(final String text) {
        final String[] parts = text.split(":", 3);
        if (parts.length >= 2 && parts[0].equals("nhs")) {
            return new Identifier(Scheme.NHS, "", text.substring("nhs:".length()));
        }
        if (parts.length == 3 && parts[0].equals("local")) {
            return new Identifier(Scheme.LOCAL, parts[1], parts[2]);
        }
        throw new IllegalArgumentException("not an identifier");
    }

    @Override
    public String toString() {
        return scheme + " identifier";
    }
}
