// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

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
    MONTH,
    /** Of the calendar year: from January, April, July or October. */
    QUARTER,
    /** Of the calendar. */
    YEAR,
    /** From April to March, as the NHS counts. */
    FINANCIAL_YEAR,
    /** Not one after another: the 168 hours of the week, each over all the days asked for. */
    HOUR_OF_WEEK,
    /** All the days asked for as one. */
    TOTAL;

    /** All of them, for messages. */
    public static final String CHOICES = "day, week, month, quarter, year, financial-year, hour-of-week or total";

    private static final int APRIL = 4;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Grain> ofWireName(final String name) {
        return Arrays.stream(values()).filter(g -> g.wireName().equals(name)).findFirst();
    }

    /**
     * What a period is called that a day lies in: {@code 2026-04-01}, {@code 2026-W14}, {@code 2026-04}, {@code 2026-Q2},
     * {@code 2026}, {@code 2026/27}, {@code total}. An hour of the week has no day.
     */
    public String label(final LocalDate day) {
        return switch (this) {
            case DAY -> day.toString();
            case WEEK ->
                "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> "%04d-%02d".formatted(day.getYear(), day.getMonthValue());
            case QUARTER -> "%04d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
            case YEAR -> "%04d".formatted(day.getYear());
            case FINANCIAL_YEAR -> {
                final int began = day.getMonthValue() < APRIL ? day.getYear() - 1 : day.getYear();
                yield "%04d/%02d".formatted(began, (began + 1) % 100);
            }
            case HOUR_OF_WEEK, TOTAL -> wireName();
        };
    }

    /** Whether a period begins with a day. */
    public boolean beginsOn(final LocalDate day) {
        return switch (this) {
            case DAY -> true;
            case WEEK -> day.getDayOfWeek() == DayOfWeek.MONDAY;
            case MONTH -> day.getDayOfMonth() == 1;
            case QUARTER -> day.equals(day.with(IsoFields.DAY_OF_QUARTER, 1));
            case YEAR -> day.equals(day.with(TemporalAdjusters.firstDayOfYear()));
            case FINANCIAL_YEAR -> day.getDayOfMonth() == 1 && day.getMonthValue() == APRIL;
            case HOUR_OF_WEEK, TOTAL -> false;
        };
    }
}
