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
    /** Say what the clock rests on and, if anything vouches for it, record that. */
    CLOCK,
    /** End the program, which the service manager starts again. */
    RESTART,
    /** Deliver what is recorded, then record no more, and destroy keys and data for good. */
    RETIRE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Errand> ofWireName(final String name) {
        return Arrays.stream(values())
                .filter(errand -> errand.wireName().equals(name))
                .findFirst();
    }
}
