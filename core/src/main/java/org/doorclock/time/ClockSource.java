// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.util.Locale;

/** What a wall-clock time rests on, best first. On the wire in lower case. */
public enum ClockSource {
    /** A clock that the kernel holds to be synchronised to the network. */
    NTP,
    /** A battery-backed hardware clock, or a host clock that configuration vouches for. */
    RTC,
    /** Synchronised earlier in this boot; the uncertainty grows by the oscillator's drift. */
    HOLDOVER,
    /** Nothing vouches for this time. */
    NONE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException for a name that is none of them */
    public static ClockSource ofWireName(final String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
