// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a site makes of a device. On the wire in lower case. */
public enum Standing {
    /** It is to come. */
    PLANNED,
    /** It is there, and nobody has signed for it. */
    PENDING,
    /** Somebody has signed that it works. */
    COMMISSIONED,
    /** It will not come back. */
    RETIRED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Standing> ofWireName(final String name) {
        return Arrays.stream(values())
                .filter(standing -> standing.wireName().equals(name))
                .findFirst();
    }
}
