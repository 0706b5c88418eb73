// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells of an instant in which period and in which bands it lies, by local time. Immutable; made by {@link Calendar}, one
 * for each division that is asked about.
 */
public final class Timetable {

    private static final int BAND_BITS = Band.values().length;
    private static final int HOURS_PER_DAY = 24;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int HOURS_PER_WEEK = 7 * HOURS_PER_DAY;
    private static final DayOfWeek[] WEEK = DayOfWeek.values();

    private final LocalDays days;
    private final BandRules rules;
    private final boolean hourly;
    private final List<String> labels;
    private final int first;
    private final int[] periods;
    private final boolean[] holidays;

    Timetable(final LocalDays days, final Grain grain, final BandRules rules, final boolean[] holidays) {
        this.days = days;
        this.rules = rules;
        this.hourly = grain == Grain.HOUR_OF_WEEK;
        this.holidays = holidays;
        this.first = days.date(0).getDayOfWeek().ordinal();
        this.periods = new int[days.count()];
        this.labels = hourly ? hours() : label(grain);
    }

    /** How many periods there are. The first and the last may be cut short by the dates asked for. */
    public int periods() {
        return labels.size();
    }

    public String label(final int period) {
        return labels.get(period);
    }

    /**
     * Where an instant lies: for {@link #period} and {@link #isIn}.
     *
     * @param nanos since 1970, between the dates of this timetable
     */
    public int cell(final long nanos) {
        final int day = days.indexOf(nanos);
        final int minute = days.minuteOf(day, nanos);
        final DayOfWeek weekday = WEEK[(first + day) % WEEK.length];
        final int period = hourly ? weekday.ordinal() * HOURS_PER_DAY + minute / MINUTES_PER_HOUR : periods[day];
        return period << BAND_BITS | rules.bands(weekday, minute, holidays[day]);
    }

    public static int period(final int cell) {
        return cell >>> BAND_BITS;
    }

    public static boolean isIn(final int cell, final Band band) {
        return (cell & band.bit()) != 0;
    }

    private List<String> label(final Grain grain) {
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < days.count(); i++) {
            final LocalDate day = days.date(i);
            if (i == 0 || grain.beginsOn(day)) {
                names.add(grain.label(day));
            }
            periods[i] = names.size() - 1;
        }
        return List.copyOf(names);
    }

    /** {@code mon-00} to {@code sun-23}. */
    private static List<String> hours() {
        final List<String> names = new ArrayList<>(HOURS_PER_WEEK);
        for (final DayOfWeek day : WEEK) {
            for (int hour = 0; hour < HOURS_PER_DAY; hour++) {
                names.add("%s-%02d".formatted(WeekTime.shortName(day), hour));
            }
        }
        return List.copyOf(names);
    }
}
