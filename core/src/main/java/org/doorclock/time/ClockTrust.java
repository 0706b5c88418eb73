// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom to believe when the kernel does not hold its clock to be synchronised. */
public enum ClockTrust {
    /** Nobody: such a time has source {@link ClockSource#NONE}. For devices at doors. */
    KERNEL(Duration.ofMinutes(30)),
    /**
     * The host: whoever configured this vouches that its clock is right to within the stated uncertainty; such a time has
     * source {@link ClockSource#RTC}. For demos, desks and virtual machines whose host keeps the time.
     */
    HOST(Duration.ofSeconds(1));

    private final Duration uncertainty;

    ClockTrust(final Duration uncertainty) {
        this.uncertainty = uncertainty;
    }

    /** The uncertainty of a time that the kernel does not vouch for, if configuration states no other. */
    public Duration defaultUncertainty() {
        return uncertainty;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ClockTrust> ofWireName(final String name) {
        return Arrays.stream(values()).filter(t -> t.wireName().equals(name)).findFirst();
    }
}
