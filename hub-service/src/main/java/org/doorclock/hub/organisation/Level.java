// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.organisation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What figures are given for, from the smallest to the largest. */
public enum Level {
    /** The door of the first scan start; for a case without one, the door where the patient was seen last. */
    DOOR,
    SITE,
    TRUST,
    NETWORK,
    REGION,
    NATION;

    /** All of them, for messages. */
    public static final String CHOICES = "door, site, trust, network, region or nation";

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Level> ofWireName(final String name) {
        return Arrays.stream(values()).filter(l -> l.wireName().equals(name)).findFirst();
    }
}
