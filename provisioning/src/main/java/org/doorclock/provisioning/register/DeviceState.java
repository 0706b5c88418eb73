// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.util.Arrays;
import java.util.Optional;

/** Where a device is between the spreadsheet and the skip. That it is commissioned is known by the hub, not here. */
public enum DeviceState {
    /** It has no identity: it waits for its first enrolment, or its identity was revoked. */
    PLANNED("planned"),
    /** It has an identity. */
    PENDING("pending"),
    /** It has none and gets none. */
    RETIRED("retired");

    private final String word;

    DeviceState(final String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<DeviceState> of(final String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
