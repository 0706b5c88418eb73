// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of an import file. */
enum Column {
    SITE(true),
    DOOR(true),
    PATIENT(true),
    EVENT(true),
    OCCURRED(true),
    UNCERTAINTY_S(false),
    PATHWAY(false),
    REASON(false),
    MODALITY(false),
    ARRIVAL_MODE(false),
    URGENCY(false),
    REPORTER(false);

    private final boolean required;

    Column(final boolean required) {
        this.required = required;
    }

    boolean required() {
        return required;
    }

    String heading() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> ofHeading(final String heading) {
        final String wanted = heading.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(c -> c.heading().equals(wanted)).findFirst();
    }

    /** The required or the optional headings, for messages. */
    static String list(final boolean required) {
        return Arrays.stream(values())
                .filter(c -> c.required == required)
                .map(Column::heading)
                .collect(Collectors.joining(", "));
    }
}
