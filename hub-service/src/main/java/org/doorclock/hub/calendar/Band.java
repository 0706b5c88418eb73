// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Hours of the week that figures are given for apart: {@link BandRules} says which. Bands may overlap. */
public enum Band {
    ALL,
    IN_HOURS,
    OUT_OF_HOURS,
    WEEKDAY,
    WEEKEND,
    BANK_HOLIDAY;

    /** All of them, for messages. */
    public static final String CHOICES = "all, in-hours, out-of-hours, weekday, weekend or bank-holiday";

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Band> ofWireName(final String name) {
        return Arrays.stream(values()).filter(b -> b.wireName().equals(name)).findFirst();
    }

    int bit() {
        return 1 << ordinal();
    }
}
