// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom to believe when the kernel does not hold its clock to be synchronised. */
public enum ClockTrust {
    /** Nobody: such a time has source {@link ClockSource#NONE}. For devices at doors. */
    KERNEL,
    /**
     * The host: whoever configured this vouches that its clock is right to within {@link ClockLimits#vouched()}; such a
     * time has source {@link ClockSource#RTC}. For demos, desks and virtual machines whose host keeps the time.
     */
    HOST;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ClockTrust> ofWireName(final String name) {
        return Arrays.stream(values()).filter(t -> t.wireName().equals(name)).findFirst();
    }
}
