// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BankHolidaysTest {

    /** Moved or proclaimed for one year: VE day 2020, jubilee and funeral 2022, coronation 2023, Scotland's World Cup 2026. */
    private static final Map<Integer, List<String>> ONCE = Map.of(
            2020, List.of("-2020-05-04", "2020-05-08"),
            2022, List.of("-2022-05-30", "2022-06-02", "2022-06-03", "2022-09-19"),
            2023, List.of("2023-05-08"));

    @ParameterizedTest
    @EnumSource(Division.class)
    void theBuiltInYearsAreThoseOfTheStatutes(final Division division) {
        final Set<LocalDate> expected = new TreeSet<>();
        for (int year = 2019; year <= 2028; year++) {
            expected.addAll(year(division, year));
        }
        assertThat(BankHolidays.builtIn().of(division).keySet()).containsExactlyElementsOf(expected);
    }

    @Test
    void aNewerListAddsItsYearsAndKeepsThoseThatItHasDropped() {
        final BankHolidays newer = scotland("2029-01-01", "New Year’s Day");
        final BankHolidays both = BankHolidays.builtIn().and(newer);
        assertThat(both.of(Division.SCOTLAND))
                .containsKeys(LocalDate.parse("2019-01-01"), LocalDate.parse("2029-01-01"))
                .hasSize(BankHolidays.builtIn().of(Division.SCOTLAND).size() + 1);
        assertThat(both.of(Division.NORTHERN_IRELAND))
                .isEqualTo(BankHolidays.builtIn().of(Division.NORTHERN_IRELAND));
    }

    @Test
    void aHolidayThatANewerListHasOnAnotherDayHasMoved() {
        final BankHolidays both =
                BankHolidays.builtIn().and(scotland("2028-05-08", "Early May bank holiday (one day later)"));
        assertThat(both.of(Division.SCOTLAND))
                .containsKey(LocalDate.parse("2028-05-08"))
                .doesNotContainKey(LocalDate.parse("2028-05-01"))
                .containsKey(LocalDate.parse("2027-05-03"));
        assertThat(both.of(Division.ENGLAND_AND_WALES)).containsKey(LocalDate.parse("2028-05-01"));
    }

    @Test
    void aYearWithoutAnyIsNotKnown() {
        final Calendar calendar = Calendar.usual();
        assertThat(calendar.yearsUnknown(
                        LocalDate.parse("2018-06-01"), LocalDate.parse("2020-01-01"), Set.of(Division.SCOTLAND)))
                .containsExactly(2018);
        assertThat(calendar.yearsUnknown(
                        LocalDate.parse("2028-12-31"), LocalDate.parse("2029-01-01"), Set.of(Division.SCOTLAND)))
                .isEmpty();
        assertThat(calendar.yearsUnknown(
                        LocalDate.parse("2028-12-31"), LocalDate.parse("2029-01-02"), Set.of(Division.SCOTLAND)))
                .containsExactly(2029);
    }

    private static BankHolidays scotland(final String day, final String title) {
        return new BankHolidays(Map.of(Division.SCOTLAND, new TreeMap<>(Map.of(LocalDate.parse(day), title))));
    }

    /** From the Banking and Financial Dealings Act 1971, and what was proclaimed. */
    private static Set<LocalDate> year(final Division division, final int year) {
        final boolean scotland = division == Division.SCOTLAND;
        final Set<LocalDate> days = new TreeSet<>();
        fixed(days, LocalDate.of(year, 1, 1));
        if (scotland) {
            fixed(days, LocalDate.of(year, 1, 2));
            fixed(days, LocalDate.of(year, 11, 30));
        }
        if (division == Division.NORTHERN_IRELAND) {
            fixed(days, LocalDate.of(year, 3, 17));
            fixed(days, LocalDate.of(year, 7, 12));
        }
        final LocalDate easter = easter(year);
        days.add(easter.minusDays(2));
        if (!scotland) {
            days.add(easter.plusDays(1));
        }
        days.add(monday(year, Month.MAY, false));
        days.add(monday(year, Month.MAY, true));
        days.add(monday(year, Month.AUGUST, !scotland));
        fixed(days, LocalDate.of(year, 12, 25));
        fixed(days, LocalDate.of(year, 12, 26));
        for (final String once : ONCE.getOrDefault(year, List.of())) {
            if (once.startsWith("-")) {
                assertThat(days.remove(LocalDate.parse(once.substring(1)))).isTrue();
            } else {
                days.add(LocalDate.parse(once));
            }
        }
        if (scotland && year == 2026) {
            days.add(LocalDate.parse("2026-06-15"));
        }
        return days;
    }

    /** On a weekend, the next day that is neither weekend nor taken is given instead. */
    private static void fixed(final Set<LocalDate> days, final LocalDate day) {
        LocalDate given = day;
        while (given.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 || days.contains(given)) {
            given = given.plusDays(1);
        }
        days.add(given);
    }

    private static LocalDate monday(final int year, final Month month, final boolean last) {
        final LocalDate first = LocalDate.of(year, month, 1);
        return first.with(
                last
                        ? TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)
                        : TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
    }

    /** By Gauss, for 1900 to 2099. */
    private static LocalDate easter(final int year) {
        final int moon = (19 * (year % 19) + 24) % 30;
        final int sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
        final LocalDate day = LocalDate.of(year, 3, 22).plusDays(moon + sunday);
        final boolean late = moon == 29 && sunday == 6 || moon == 28 && sunday == 6 && (11 * 24 + 11) % 30 < 19;
        return late ? day.minusDays(7) : day;
    }
}
