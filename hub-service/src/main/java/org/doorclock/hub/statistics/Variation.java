// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import java.util.Locale;

/** Making Data Count's icon of variation: what the last point says. On the wire in lower case with hyphens. */
public enum Variation {
    COMMON_CAUSE,
    IMPROVEMENT_HIGH,
    IMPROVEMENT_LOW,
    CONCERN_HIGH,
    CONCERN_LOW,
    NEUTRAL_HIGH,
    NEUTRAL_LOW;

    public static Variation of(final Signal signal, final Direction direction) {
        final boolean high = signal.way() > 0;
        if (signal.way() == 0) {
            return COMMON_CAUSE;
        }
        if (direction.better() == 0) {
            return high ? NEUTRAL_HIGH : NEUTRAL_LOW;
        }
        if (signal.way() == direction.better()) {
            return high ? IMPROVEMENT_HIGH : IMPROVEMENT_LOW;
        }
        return high ? CONCERN_HIGH : CONCERN_LOW;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
