// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the brain was imaged with. On the wire in lower case. */
public enum Modality {
    CT,
    MRI;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Modality> ofWireName(final String name) {
        return Arrays.stream(values()).filter(m -> m.wireName().equals(name)).findFirst();
    }
}
