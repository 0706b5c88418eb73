// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import java.util.Locale;
import java.util.Optional;

/** The address of a network port. */
final class MacAddress {

    private MacAddress() {}

    /**
     * In lower case with colons, from any of the usual forms.
     *
     * @return empty if it is none, or one that no single port has
     */
    static Optional<String> parse(final String text) {
        final String plain = text.strip().toLowerCase(Locale.ROOT);
        final boolean form = plain.matches("[0-9a-f]{12}|([0-9a-f]{2}([:-]))([0-9a-f]{2}\\2){4}[0-9a-f]{2}")
                || plain.matches("([0-9a-f]{4}\\.){2}[0-9a-f]{4}");
        final String digits = plain.replaceAll("[^0-9a-f]", "");
        if (!form || digits.matches("0{12}") || (Integer.parseInt(digits.substring(0, 2), 16) & 1) == 1) {
            return Optional.empty();
        }
        return Optional.of(String.join(":", digits.split("(?<=\\G..)")));
    }
}
