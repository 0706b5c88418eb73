// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of place the door leads to. */
public enum DoorKind {
    CT_DOOR,
    ED_DOOR;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<DoorKind> ofWireName(final String name) {
        return Arrays.stream(values()).filter(k -> k.wireName().equals(name)).findFirst();
    }
}
