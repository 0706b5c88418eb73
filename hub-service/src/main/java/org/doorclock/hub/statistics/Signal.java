// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import java.util.Locale;

/**
 * What a point of a control chart says, in the order of precedence: a point of which several hold says the first. The
 * rules are those of NHS England's Making Data Count. On the wire in lower case with hyphens.
 */
public enum Signal {
    /** Beyond the upper limit. */
    ABOVE_LIMIT(1),
    /** Beyond the lower limit. */
    BELOW_LIMIT(-1),
    /** One of a row that strictly rises. */
    RISING(1),
    /** One of a row that strictly falls. */
    FALLING(-1),
    /** In the outer third towards the upper limit, as two of three neighbours are that all lie above the centre line. */
    TWO_OF_THREE_HIGH(1),
    /** The same below. */
    TWO_OF_THREE_LOW(-1),
    /** One of a row above the centre line. */
    RUN_ABOVE(1),
    /** One of a row below the centre line. */
    RUN_BELOW(-1),
    /** Nothing that chance does not explain. */
    COMMON_CAUSE(0);

    private final int way;

    Signal(final int way) {
        this.way = way;
    }

    /** 1 if it points upwards, -1 downwards, 0 for {@link #COMMON_CAUSE}. */
    public int way() {
        return way;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
