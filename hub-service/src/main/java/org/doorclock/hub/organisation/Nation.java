// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.organisation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.doorclock.hub.calendar.Division;

/** The nations of the United Kingdom. */
public enum Nation {
    ENGLAND("England", Division.ENGLAND_AND_WALES),
    WALES("Wales", Division.ENGLAND_AND_WALES),
    SCOTLAND("Scotland", Division.SCOTLAND),
    NORTHERN_IRELAND("Northern Ireland", Division.NORTHERN_IRELAND);

    /** All of them, for messages. */
    public static final String CHOICES = "england, wales, scotland or northern-ireland";

    private final String title;
    private final Division division;

    Nation(final String title, final Division division) {
        this.title = title;
        this.division = division;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Nation> ofWireName(final String name) {
        return Arrays.stream(values()).filter(n -> n.wireName().equals(name)).findFirst();
    }

    public String title() {
        return title;
    }

    /** Whose bank holidays it keeps. */
    Division division() {
        return division;
    }
}
