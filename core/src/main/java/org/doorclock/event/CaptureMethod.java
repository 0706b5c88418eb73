// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    private static final Map<String, CaptureMethod> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(CaptureMethod::wireName, Function.identity()));

    private final String wireName;

    CaptureMethod(final String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<CaptureMethod> ofWireName(final String name) {
        return Optional.ofNullable(BY_WIRE_NAME.get(name));
    }
}
