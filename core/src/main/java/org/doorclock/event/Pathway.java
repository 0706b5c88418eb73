// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why the patient is imaged; decides which measures count the case. */
public enum Pathway {
    STROKE,
    TIA,
    OTHER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Pathway> ofWireName(final String name) {
        return Arrays.stream(values()).filter(p -> p.wireName().equals(name)).findFirst();
    }
}
