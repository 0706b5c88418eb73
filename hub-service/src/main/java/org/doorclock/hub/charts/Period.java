// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What stands below a point.
 *
 * @param label as figures name the period: {@code 2026-04-01}, {@code 2026-W14}, {@code 2026-04}, {@code 2026-Q2} or
 *     {@code 2026}
 * @param patients how many the point is of
 */
public record Period(String label, int patients) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final int YEAR_LENGTH = 4;

    /** {@code 1 Apr}, {@code W14}, {@code Apr}, {@code Q2} or {@code 2026}. */
    String brief() {
        if (label.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return DAY.format(LocalDate.parse(label));
        }
        if (label.matches("\\d{4}-\\d\\d")) {
            return MONTH.format(YearMonth.parse(label));
        }
        return label.matches("\\d{4}-.+") ? label.substring(YEAR_LENGTH + 1) : label;
    }

    /** Empty where {@link #brief()} says it. */
    String year() {
        return label.matches("\\d{4}-.+") ? label.substring(0, YEAR_LENGTH) : "";
    }

    /** {@code Apr 2026}. */
    String said() {
        return (brief() + " " + year()).strip();
    }
}
