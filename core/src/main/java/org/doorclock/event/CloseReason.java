// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Optional;

/** Why a case ended without the scan it was opened for, or needs no further watching. */
public enum CloseReason {
    LEFT("left"),
    MIMIC("mimic"),
    DIED("died"),
    SCANNED_ELSEWHERE("scanned-elsewhere"),
    ABANDONED("abandoned");

    private final String wireName;

    CloseReason(final String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<CloseReason> ofWireName(final String name) {
        return Arrays.stream(values()).filter(r -> r.wireName.equals(name)).findFirst();
    }
}
