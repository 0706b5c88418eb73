// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.regex.Pattern;

/** Names of sites, doors and devices, as they stand in topics, addresses and files. */
public final class Names {

    /** The rule in words, for messages. */
    public static final String RULE =
            "must be 1 to 40 lower-case letters, digits or hyphens, beginning with a letter or digit";

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private Names() {}

    public static boolean isValid(final String name) {
        return VALID.matcher(name).matches();
    }
}
