// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Optional;

/** How a fact came to be known. */
public enum CaptureMethod {
    /** A wristband read at a door. */
    WRISTBAND("wristband"),
    /** A button at a door. */
    BUTTON("button"),
    /** Typed in by a person afterwards. */
    MANUAL("manual"),
    /** A row of an imported file. */
    IMPORT("import"),
    AMBULANCE_FEED("ambulance-feed"),
    REGISTRATION_FEED("registration-feed"),
    /** The device itself, about itself. */
    DEVICE("device");

    private final String wireName;

    CaptureMethod(final String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<CaptureMethod> ofWireName(final String name) {
        return Arrays.stream(values()).filter(m -> m.wireName.equals(name)).findFirst();
    }
}
