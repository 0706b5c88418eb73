// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/**
 * Local time as figures see it: periods, bands and bank holidays. Immutable.
 *
 * @param rules which hours the bands are
 * @param holidays those known
 */
public record Calendar(BandRules rules, BankHolidays holidays) {

    /** The usual bands, and the bank holidays that come with the product. */
    public static Calendar usual() {
        return new Calendar(BandRules.usual(), BankHolidays.builtIn());
    }

    /**
     * @param from the first day
     * @param to the day after the last, after {@code from}
     */
    public Timetable timetable(final LocalDate from, final LocalDate to, final Grain grain, final Division division) {
        final LocalDays days = new LocalDays(from, to);
        final boolean[] isHoliday = new boolean[days.count()];
        for (final LocalDate day : holidays.of(division).keySet()) {
            if (!day.isBefore(from) && day.isBefore(to)) {
                isHoliday[(int) (day.toEpochDay() - from.toEpochDay())] = true;
            }
        }
        return new Timetable(days, grain, rules, isHoliday);
    }

    /** The years between the dates of which no bank holiday is known: their bands are as if they had none. */
    public Set<Integer> yearsUnknown(final LocalDate from, final LocalDate to, final Set<Division> divisions) {
        final Set<Integer> unknown = new TreeSet<>();
        for (int year = from.getYear(); year <= to.minusDays(1).getYear(); year++) {
            for (final Division division : divisions) {
                if (!holidays.knows(division, year)) {
                    unknown.add(year);
                }
            }
        }
        return unknown;
    }
}
