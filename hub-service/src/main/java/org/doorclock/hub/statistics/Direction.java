// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import java.util.Locale;

/** Which way is better. On the wire in lower case with hyphens. */
public enum Direction {
    HIGHER_IS_BETTER(1),
    LOWER_IS_BETTER(-1),
    NEUTRAL(0);

    private final int better;

    Direction(final int better) {
        this.better = better;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The way that is better: 1, -1 or, if neither is, 0. */
    int better() {
        return better;
    }
}
