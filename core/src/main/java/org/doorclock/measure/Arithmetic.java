// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.doorclock.time.TimeInterval;

/** How two times are taken before they are subtracted. On the wire {@code exact} and {@code minute-floored}. */
public enum Arithmetic {
    /** As they were recorded. */
    EXACT,
    /**
     * Both cut to their whole minute first, as SSNAP does, whose records hold no seconds: from 10:00:59 to 10:21:00 are 21
     * minutes.
     */
    MINUTE_FLOORED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    TimeInterval of(final TimeInterval when) {
        return switch (this) {
            case EXACT -> when;
            case MINUTE_FLOORED -> new TimeInterval(floor(when.earliest()), floor(when.latest()));
        };
    }

    private static Instant floor(final Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }
}
