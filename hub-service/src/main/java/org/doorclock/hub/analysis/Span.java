// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorclock.hub.calendar.Grain;

/**
 * The whole of a period, whatever part of it was asked for.
 *
 * @param from its first day
 * @param to the day after its last
 */
public record Span(LocalDate from, LocalDate to) {

    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final int QUARTER_MONTHS = 3;

    /**
     * @param grain whose periods have days: not {@link Grain#HOUR_OF_WEEK}, not {@link Grain#TOTAL}
     * @param label what figures call the period
     */
    public static Span of(final Grain grain, final String label) {
        return switch (grain) {
            case DAY -> from(LocalDate.parse(label), 1, ChronoUnit.DAYS);
            case WEEK -> from(LocalDate.parse(label + "-1", DateTimeFormatter.ISO_WEEK_DATE), 1, ChronoUnit.WEEKS);
            case MONTH -> from(YearMonth.parse(label).atDay(1), 1, ChronoUnit.MONTHS);
            case QUARTER -> quarter(QUARTER.matcher(label));
            case YEAR -> from(LocalDate.of(Integer.parseInt(label), 1, 1), 1, ChronoUnit.YEARS);
            case FINANCIAL_YEAR -> from(financialYear(Integer.parseInt(label.substring(0, 4))), 1, ChronoUnit.YEARS);
            case HOUR_OF_WEEK, TOTAL -> throw new IllegalArgumentException(label + " has no days of its own");
        };
    }

    /** The period that a day lies in. */
    public static Span around(final Grain grain, final LocalDate day) {
        return switch (grain) {
            case DAY -> from(day, 1, ChronoUnit.DAYS);
            case WEEK -> from(day.minusDays(day.getDayOfWeek().getValue() - 1L), 1, ChronoUnit.WEEKS);
            case MONTH -> from(day.withDayOfMonth(1), 1, ChronoUnit.MONTHS);
            case QUARTER ->
                from(
                        day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1L) % QUARTER_MONTHS),
                        QUARTER_MONTHS,
                        ChronoUnit.MONTHS);
            case YEAR -> from(day.withDayOfYear(1), 1, ChronoUnit.YEARS);
            case FINANCIAL_YEAR ->
                from(
                        financialYear(day.getMonthValue() < Month.APRIL.getValue() ? day.getYear() - 1 : day.getYear()),
                        1,
                        ChronoUnit.YEARS);
            case HOUR_OF_WEEK, TOTAL -> throw new IllegalArgumentException(grain + " has no days of its own");
        };
    }

    /** The first day of the period so many before this one. */
    public LocalDate back(final int periods) {
        final long months = ChronoUnit.MONTHS.between(from, to);
        return months > 0
                ? from.minusMonths(months * periods)
                : from.minusDays(ChronoUnit.DAYS.between(from, to) * periods);
    }

    public boolean isWithin(final LocalDate first, final LocalDate end) {
        return !from.isBefore(first) && !to.isAfter(end);
    }

    private static Span quarter(final Matcher label) {
        if (!label.matches()) {
            throw new IllegalArgumentException("no quarter");
        }
        final int first = (Integer.parseInt(label.group(2)) - 1) * QUARTER_MONTHS + 1;
        return from(LocalDate.of(Integer.parseInt(label.group(1)), first, 1), QUARTER_MONTHS, ChronoUnit.MONTHS);
    }

    private static LocalDate financialYear(final int year) {
        return LocalDate.of(year, Month.APRIL, 1);
    }

    private static Span from(final LocalDate day, final int amount, final ChronoUnit unit) {
        return new Span(day, day.plus(amount, unit));
    }
}
