// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How soon the imaging is needed, as a clinician said. On the wire in lower case. */
public enum Urgency {
    /** For a stroke, an indication for immediate imaging; for a transient ischaemic attack, high risk. */
    URGENT,
    /** Neither. */
    ROUTINE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Urgency> ofWireName(final String name) {
        return Arrays.stream(values()).filter(u -> u.wireName().equals(name)).findFirst();
    }
}
