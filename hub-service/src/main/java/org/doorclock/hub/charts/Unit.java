// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import java.util.Locale;

/** What the values of a chart are, and how they are said. */
public enum Unit {
    /** Shares from 0 to 1, said as whole per cent. */
    PERCENT(0, 1),
    /** Minutes; said whole, rounded to the nearest. */
    MINUTES(0, Double.MAX_VALUE);

    private final double least;
    private final double most;

    Unit(final double least, final double most) {
        this.least = least;
        this.most = most;
    }

    /** {@code 46%} or {@code 34 min}. */
    public String say(final double value) {
        return switch (this) {
            case PERCENT -> Math.round(value * 100) + "%";
            case MINUTES -> String.format(Locale.UK, "%,d min", Math.round(value));
        };
    }

    /** As on an axis, whose heading says the unit. */
    String tick(final double value) {
        return switch (this) {
            case PERCENT -> say(value);
            case MINUTES -> String.format(Locale.UK, "%,d", Math.round(value));
        };
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }
}
