// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a device's commissioning self-test looks at, in its order. On the wire in lower case, with hyphens. */
public enum Check {
    /** The supply does not dip. */
    POWER,
    /** The hub is reached. */
    NETWORK,
    /** Something vouches for the clock. */
    CLOCK,
    /** The reader sends every character of the test symbol as it is printed. */
    READER_LAYOUT,
    /** A test wristband is read and saved. */
    WRISTBAND_SCAN,
    /** The hub's receipt for it came back. */
    HUB_RECEIPT,
    /** The scan is undone by its symbol or the button. */
    UNDO,
    /** Somebody heard the tone. */
    SOUND,
    /** What is scanned without a network comes to the hub once there is one. */
    OFFLINE,
    /** Somebody read a wristband from the distance that the place needs. */
    READING_DISTANCE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Check> ofWireName(final String name) {
        return Arrays.stream(values())
                .filter(check -> check.wireName().equals(name))
                .findFirst();
    }

    /** Whether a device may be without what is looked at, and be commissioned all the same. */
    public boolean mayBeAbsent() {
        return this == POWER || this == SOUND;
    }

    /** What became of a check. On the wire in lower case. */
    public enum Result {
        PASSED,
        FAILED,
        /** Nobody got that far. */
        OPEN,
        /** The device has nothing that could be looked at. */
        ABSENT;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Result> ofWireName(final String name) {
            return Arrays.stream(values())
                    .filter(result -> result.wireName().equals(name))
                    .findFirst();
        }
    }
}
