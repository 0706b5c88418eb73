// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days in the words of a chart. */
final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private Days() {}

    /** {@code 1 Apr 2025 to 31 Mar 2026}. */
    static String said(final LocalDate from, final LocalDate end) {
        return DAY.format(from) + " to " + DAY.format(end.minusDays(1));
    }
}
