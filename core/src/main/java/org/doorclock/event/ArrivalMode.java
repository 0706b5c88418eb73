// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the patient came to this hospital. On the wire in lower case. */
public enum ArrivalMode {
    AMBULANCE,
    /** On their own or brought by others. */
    SELF,
    /** Sent by a general practitioner or a clinic. */
    REFERRAL,
    /** From another hospital, which was the first team. */
    TRANSFER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ArrivalMode> ofWireName(final String name) {
        return Arrays.stream(values()).filter(a -> a.wireName().equals(name)).findFirst();
    }
}
