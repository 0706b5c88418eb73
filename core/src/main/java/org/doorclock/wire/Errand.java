// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people at the hub have a device do. On the wire in lower case, with hyphens. */
public enum Errand {
    /** Blink, and say on the screen which device it is. */
    IDENTIFY,
    /** Begin the commissioning self-test. */
    SELF_TEST,
    /** Send the newest lines of the log. */
    LOG_PULL,
    /** End the program, which the service manager starts again. */
    RESTART;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Errand> ofWireName(final String name) {
        return Arrays.stream(values())
                .filter(errand -> errand.wireName().equals(name))
                .findFirst();
    }
}
