// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The role of who reported a scan, never the person. On the wire in lower case. */
public enum Reporter {
    RADIOLOGIST,
    /** A reporting radiographer. */
    RADIOGRAPHER,
    OTHER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Reporter> ofWireName(final String name) {
        return Arrays.stream(values()).filter(r -> r.wireName().equals(name)).findFirst();
    }
}
