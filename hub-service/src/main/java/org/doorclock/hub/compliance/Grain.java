// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long the periods are that figures are given for. */
public enum Grain {
    DAY,
    /** ISO 8601: from Monday. */
    WEEK,
    MONTH;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Grain> ofWireName(final String name) {
        return Arrays.stream(values()).filter(g -> g.wireName().equals(name)).findFirst();
    }

    /** {@code 2026-04-01}, {@code 2026-W14} or {@code 2026-04}. */
    String label(final LocalDate day) {
        return switch (this) {
            case DAY -> day.toString();
            case WEEK ->
                "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> "%04d-%02d".formatted(day.getYear(), day.getMonthValue());
        };
    }

    LocalDate nextAfter(final LocalDate day) {
        return switch (this) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
        };
    }
}
