// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of the United Kingdom with bank holidays of its own, as gov.uk divides it. */
public enum Division {
    ENGLAND_AND_WALES,
    SCOTLAND,
    NORTHERN_IRELAND;

    /** As gov.uk's file names it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Division> ofWireName(final String name) {
        return Arrays.stream(values()).filter(d -> d.wireName().equals(name)).findFirst();
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(Division::wireName).toList();
    }
}
