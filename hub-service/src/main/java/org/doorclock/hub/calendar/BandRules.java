// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which hours each {@link Band} is, in local time. In-hours and out-of-hours part the week; so do weekday and weekend,
 * unless bank holidays stand apart. Every span begins with its first minute and ends before its last.
 *
 * @param days the days with in-hours
 * @param from minute of the day, inclusive
 * @param to minute of the day, exclusive, at most 1440
 * @param holidaysInHours whether a bank holiday has in-hours too
 * @param weekendFrom when the weekend begins, inclusive
 * @param weekendTo when it ends, exclusive; may lie before {@code weekendFrom} in the week, as Monday does
 * @param holidays what a bank holiday is, if weekdays are told from weekends
 */
public record BandRules(
        Set<DayOfWeek> days,
        int from,
        int to,
        boolean holidaysInHours,
        WeekTime weekendFrom,
        WeekTime weekendTo,
        Holidays holidays) {

    private static final int MINUTES_PER_DAY = 1440;

    /** What a bank holiday is, if weekdays are told from weekends. On the wire in lower case with hyphens. */
    public enum Holidays {
        /** What the day of the week says. */
        AS_THEY_FALL("bank holidays count by their day of the week"),
        WEEKEND("bank holidays count as weekend"),
        /** Neither. */
        APART("bank holidays are neither weekday nor weekend");

        private final String words;

        Holidays(final String words) {
            this.words = words;
        }

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Holidays> ofWireName(final String name) {
            return Arrays.stream(values())
                    .filter(h -> h.wireName().equals(name))
                    .findFirst();
        }
    }

    public BandRules {
        days = Set.copyOf(days);
        if (from < 0 || from >= to || to > MINUTES_PER_DAY) {
            throw new IllegalArgumentException("in-hours end after they begin, on the same day");
        }
        if (weekendFrom.equals(weekendTo)) {
            throw new IllegalArgumentException("a weekend ends after it begins");
        }
    }

    /**
     * Monday to Friday from 08:00 until before 18:00 but on bank holidays: what the Stroke Improvement National Audit
     * Programme called normal hours. Weekends are Saturday and Sunday.
     */
    public static BandRules usual() {
        return new BandRules(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                8 * 60,
                18 * 60,
                false,
                new WeekTime(DayOfWeek.SATURDAY, 0),
                new WeekTime(DayOfWeek.MONDAY, 0),
                Holidays.AS_THEY_FALL);
    }

    /** For people, and to be given with every figure. */
    public String definition(final Band band) {
        return switch (band) {
            case ALL -> "every hour of every day";
            case IN_HOURS -> inHours();
            case OUT_OF_HOURS -> "every hour that is not in-hours; in-hours are " + inHours();
            case WEEKDAY -> "every hour that is not weekend; the weekend is " + weekend();
            case WEEKEND -> weekend();
            case BANK_HOLIDAY -> "bank holidays of the site's nation, from midnight to midnight";
        };
    }

    /** The bits of the bands that a minute is in. */
    int bands(final DayOfWeek day, final int minute, final boolean holiday) {
        int bits = Band.ALL.bit();
        final boolean working = days.contains(day) && minute >= from && minute < to && (holidaysInHours || !holiday);
        bits |= working ? Band.IN_HOURS.bit() : Band.OUT_OF_HOURS.bit();
        if (holiday) {
            bits |= Band.BANK_HOLIDAY.bit();
        }
        return bits | week(day, minute, holiday);
    }

    private int week(final DayOfWeek day, final int minute, final boolean holiday) {
        if (holiday && holidays == Holidays.APART) {
            return 0;
        }
        final boolean weekend =
                holiday && holidays == Holidays.WEEKEND || new WeekTime(day, minute).isIn(weekendFrom, weekendTo);
        return weekend ? Band.WEEKEND.bit() : Band.WEEKDAY.bit();
    }

    private String inHours() {
        final String names = days.stream().sorted().map(WeekTime::shortName).collect(Collectors.joining(", "));
        return names + " from " + WeekTime.clock(from) + " until before " + WeekTime.clock(to)
                + (holidaysInHours ? ", bank holidays too" : ", not on bank holidays");
    }

    private String weekend() {
        return "from " + weekendFrom + " until before " + weekendTo + "; " + holidays.words;
    }
}
