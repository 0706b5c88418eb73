// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

    private static final Calendar USUAL = Calendar.usual();

    @ParameterizedTest
    @CsvSource({
        // The night the clocks go back: 23:30 and 00:30 UTC are of one local day, 01:30 is shown twice.
        "2026-10-24T22:59:59.999999999Z, 2026-10-24, sat-23",
        "2026-10-24T23:00:00Z, 2026-10-25, sun-00",
        "2026-10-25T00:30:00Z, 2026-10-25, sun-01",
        "2026-10-25T01:30:00Z, 2026-10-25, sun-01",
        "2026-10-25T02:00:00Z, 2026-10-25, sun-02",
        "2026-10-25T23:59:59.999999999Z, 2026-10-25, sun-23",
        "2026-10-26T00:00:00Z, 2026-10-26, mon-00",
        // The night they go forward: after 00:59 comes 02:00.
        "2026-03-28T23:59:59Z, 2026-03-28, sat-23",
        "2026-03-29T00:59:59.999999999Z, 2026-03-29, sun-00",
        "2026-03-29T01:00:00Z, 2026-03-29, sun-02",
        "2026-03-29T22:59:59Z, 2026-03-29, sun-23",
        "2026-03-29T23:00:00Z, 2026-03-30, mon-00",
        // Midnight in summer, a leap day, the end of the year.
        "2026-06-30T23:00:00Z, 2026-07-01, wed-00",
        "2028-02-29T12:00:00Z, 2028-02-29, tue-12",
        "2028-02-29T23:59:59Z, 2028-02-29, tue-23",
        "2028-03-01T00:00:00Z, 2028-03-01, wed-00",
        "2026-12-31T23:59:59.999999999Z, 2026-12-31, thu-23",
        "2027-01-01T00:00:00Z, 2027-01-01, fri-00"
    })
    void anInstantIsOfItsLocalDayAndOfTheHourThatTheClockOnTheWallShowed(
            final String instant, final String day, final String hour) {
        assertThat(period(Grain.DAY, instant)).isEqualTo(day);
        assertThat(period(Grain.HOUR_OF_WEEK, instant)).isEqualTo(hour);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-28T00:00:00Z, 2026-W53, 2026-12, 2026-Q4, 2026",
        "2027-01-03T23:59:59Z, 2026-W53, 2027-01, 2027-Q1, 2027",
        "2027-01-04T00:00:00Z, 2027-W01, 2027-01, 2027-Q1, 2027",
        "2026-03-31T22:59:59Z, 2026-W14, 2026-03, 2026-Q1, 2026",
        "2026-03-31T23:00:00Z, 2026-W14, 2026-04, 2026-Q2, 2026",
        "2025-12-31T23:59:59Z, 2026-W01, 2025-12, 2025-Q4, 2025",
        "2026-01-01T00:00:00Z, 2026-W01, 2026-01, 2026-Q1, 2026",
        "2028-02-29T23:59:59Z, 2028-W09, 2028-02, 2028-Q1, 2028",
        "2026-09-30T22:59:59Z, 2026-W40, 2026-09, 2026-Q3, 2026",
        "2026-09-30T23:00:00Z, 2026-W40, 2026-10, 2026-Q4, 2026"
    })
    void weeksMonthsQuartersAndYearsEndWhereTheyDoInLondon(
            final String instant, final String week, final String month, final String quarter, final String year) {
        assertThat(List.of(
                        period(Grain.WEEK, instant),
                        period(Grain.MONTH, instant),
                        period(Grain.QUARTER, instant),
                        period(Grain.YEAR, instant),
                        period(Grain.TOTAL, instant)))
                .containsExactly(week, month, quarter, year, "total");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T22:59:59Z, 2025/26",
        "2026-03-31T23:00:00Z, 2026/27",
        "2026-12-31T23:59:59Z, 2026/27",
        "2027-01-01T00:00:00Z, 2026/27",
    })
    void aFinancialYearBeginsWithApril(final String instant, final String year) {
        assertThat(period(Grain.FINANCIAL_YEAR, instant)).isEqualTo(year);
    }

    @Test
    void aWeekHas168HoursFromMonday() {
        final Timetable hours = timetable(Grain.HOUR_OF_WEEK, Division.ENGLAND_AND_WALES);
        final List<String> labels =
                IntStream.range(0, hours.periods()).mapToObj(hours::label).toList();
        assertThat(labels)
                .hasSize(168)
                .doesNotHaveDuplicates()
                .startsWith("mon-00", "mon-01")
                .endsWith("sun-23");
        assertThat(labels.get(24)).isEqualTo("tue-00");
    }

    @Test
    void periodsThatTheDatesCutShortAreThereToo() {
        final Timetable quarters = USUAL.timetable(
                LocalDate.parse("2026-03-31"), LocalDate.parse("2026-10-01"), Grain.QUARTER, Division.SCOTLAND);
        assertThat(IntStream.range(0, quarters.periods()).mapToObj(quarters::label))
                .containsExactly("2026-Q1", "2026-Q2", "2026-Q3");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-22T07:59, out-of-hours weekday",
        "2026-04-22T08:00, in-hours weekday",
        "2026-04-22T17:59, in-hours weekday",
        "2026-04-22T18:00, out-of-hours weekday",
        "2026-04-24T23:59, out-of-hours weekday",
        "2026-04-25T00:00, out-of-hours weekend",
        "2026-04-25T12:00, out-of-hours weekend",
        "2026-04-26T23:59, out-of-hours weekend",
        "2026-04-27T00:00, out-of-hours weekday",
        "2026-05-03T23:59, out-of-hours weekend",
        "2026-05-04T00:00, out-of-hours weekday bank-holiday",
        "2026-05-04T12:00, out-of-hours weekday bank-holiday",
        "2026-05-04T23:59, out-of-hours weekday bank-holiday",
        "2026-05-05T00:00, out-of-hours weekday",
        "2026-12-25T10:00, out-of-hours weekday bank-holiday",
        "2026-12-26T10:00, out-of-hours weekend",
        "2026-12-28T10:00, out-of-hours weekday bank-holiday",
        // The days of the clock changes are Sundays, and the weekend lasts all their hours.
        "2026-03-29T00:59, out-of-hours weekend",
        "2026-10-25T01:30, out-of-hours weekend",
        "2026-10-26T08:00, in-hours weekday"
    })
    void theUsualBandsAreTheSinapHoursAndTheDaysOfTheWeek(final String local, final String bands) {
        assertThat(bands(USUAL, Division.ENGLAND_AND_WALES, local)).isEqualTo("all " + bands);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T12:00, false, true, false",
        "2026-04-06T12:00, true, false, true",
        "2026-03-17T12:00, false, false, true",
        "2026-08-03T12:00, false, true, false",
        "2026-08-31T12:00, true, false, true",
        "2026-06-15T12:00, false, true, false",
        "2026-12-25T12:00, true, true, true"
    })
    void everyNationHasItsOwnBankHolidays(
            final String local, final boolean english, final boolean scottish, final boolean irish) {
        assertThat(bands(USUAL, Division.ENGLAND_AND_WALES, local).contains("bank-holiday"))
                .isEqualTo(english);
        assertThat(bands(USUAL, Division.SCOTLAND, local).contains("bank-holiday"))
                .isEqualTo(scottish);
        assertThat(bands(USUAL, Division.NORTHERN_IRELAND, local).contains("bank-holiday"))
                .isEqualTo(irish);
    }

    @Test
    void otherDefinitionsGiveOtherBands() {
        final BandRules usual = BandRules.usual();
        final WeekTime friday = WeekTime.parse("fri 17:01").orElseThrow();
        final WeekTime monday = WeekTime.parse("mon 09:00").orElseThrow();
        final Calendar other = new Calendar(
                new BandRules(usual.days(), 8 * 60, 20 * 60, true, friday, monday, BandRules.Holidays.APART),
                BankHolidays.builtIn());
        assertThat(bands(other, Division.SCOTLAND, "2026-04-24T17:00")).isEqualTo("all in-hours weekday");
        assertThat(bands(other, Division.SCOTLAND, "2026-04-24T17:01")).isEqualTo("all in-hours weekend");
        assertThat(bands(other, Division.SCOTLAND, "2026-04-27T08:59")).isEqualTo("all in-hours weekend");
        assertThat(bands(other, Division.SCOTLAND, "2026-04-27T09:00")).isEqualTo("all in-hours weekday");
        assertThat(bands(other, Division.SCOTLAND, "2026-05-04T19:59")).isEqualTo("all in-hours bank-holiday");
        final Calendar scottish = new Calendar(
                new BandRules(
                        usual.days(),
                        usual.from(),
                        usual.to(),
                        false,
                        usual.weekendFrom(),
                        usual.weekendTo(),
                        BandRules.Holidays.WEEKEND),
                BankHolidays.builtIn());
        assertThat(bands(scottish, Division.SCOTLAND, "2026-01-02T12:00"))
                .isEqualTo("all out-of-hours weekend bank-holiday");
    }

    @Test
    void definitionsSayInWordsWhatIsCounted() {
        final BandRules rules = BandRules.usual();
        assertThat(rules.definition(Band.IN_HOURS))
                .isEqualTo("mon, tue, wed, thu, fri from 08:00 until before 18:00, not on bank holidays");
        assertThat(rules.definition(Band.WEEKEND))
                .isEqualTo("from sat 00:00 until before mon 00:00; bank holidays count by their day of the week");
    }

    @Test
    void everyMinuteOfAYearIsInHoursOrOutOfHoursAndOfOneHourOfTheWeek() {
        final Timetable hours = timetable(Grain.HOUR_OF_WEEK, Division.ENGLAND_AND_WALES);
        final int[] counts = new int[168];
        ZonedDateTime at = LocalDate.parse("2026-01-01").atStartOfDay(LocalDays.ZONE);
        final ZonedDateTime end = at.plusYears(1);
        for (; at.isBefore(end); at = at.plusMinutes(30)) {
            final int cell = hours.cell(nanos(at.toInstant()));
            assertThat(Timetable.isIn(cell, Band.IN_HOURS)).isNotEqualTo(Timetable.isIn(cell, Band.OUT_OF_HOURS));
            assertThat(Timetable.isIn(cell, Band.WEEKDAY)).isNotEqualTo(Timetable.isIn(cell, Band.WEEKEND));
            counts[Timetable.period(cell)]++;
        }
        final int sundayAtOne = 6 * 24 + 1;
        assertThat(counts[sundayAtOne]).isEqualTo(2 * 52);
        assertThat(counts[3 * 24]).isEqualTo(2 * 53);
        assertThat(Arrays.stream(counts).sum()).isEqualTo(2 * 24 * 365);
    }

    private static String period(final Grain grain, final String instant) {
        final Timetable timetable = timetable(grain, Division.ENGLAND_AND_WALES);
        return timetable.label(Timetable.period(timetable.cell(nanos(Instant.parse(instant)))));
    }

    private static String bands(final Calendar calendar, final Division division, final String local) {
        final LocalDate day = LocalDate.parse(local.substring(0, 10));
        final Timetable timetable = calendar.timetable(day.minusDays(400), day.plusDays(400), Grain.DAY, division);
        final int cell = timetable.cell(
                nanos(LocalDateTime.parse(local).atZone(LocalDays.ZONE).toInstant()));
        return String.join(
                " ",
                Arrays.stream(Band.values())
                        .filter(band -> Timetable.isIn(cell, band))
                        .map(Band::wireName)
                        .toList());
    }

    private static Timetable timetable(final Grain grain, final Division division) {
        return USUAL.timetable(LocalDate.parse("2025-12-15"), LocalDate.parse("2028-12-31"), grain, division);
    }

    private static long nanos(final Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
