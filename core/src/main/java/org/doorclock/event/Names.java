// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

/** Names of sites, doors and devices, as they stand in topics, addresses and files. */
public final class Names {

    /** The rule in words, for messages. */
    public static final String RULE =
            "must be 1 to 40 lower-case letters, digits or hyphens, beginning with a letter or digit";

    private static final int LONGEST = 40;

    private Names() {}

    public static boolean isValid(final String name) {
        if (name.isEmpty() || name.length() > LONGEST || name.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            final char c = name.charAt(i);
            if (c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return true;
    }
}
