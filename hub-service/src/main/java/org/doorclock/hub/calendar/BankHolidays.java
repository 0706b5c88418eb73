// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Bank holidays by division: day to title. Immutable. */
public final class BankHolidays {

    static final BankHolidays NONE = new BankHolidays(Map.of());

    private static final String BUILT_IN = "bank-holidays.json";

    private final Map<Division, SortedMap<LocalDate, String>> days;

    BankHolidays(final Map<Division, ? extends SortedMap<LocalDate, String>> days) {
        final Map<Division, SortedMap<LocalDate, String>> copy = new EnumMap<>(Division.class);
        for (final Division division : Division.values()) {
            copy.put(
                    division,
                    Collections.unmodifiableSortedMap(
                            days.containsKey(division) ? new TreeMap<>(days.get(division)) : new TreeMap<>()));
        }
        this.days = Collections.unmodifiableMap(copy);
    }

    /** The years that come with the product: worked out from the statutes and the proclamations of single days. */
    public static BankHolidays builtIn() {
        try (InputStream in = BankHolidays.class.getResourceAsStream(BUILT_IN)) {
            return BankHolidayJson.read(in, BUILT_IN);
        } catch (IOException | CalendarFileException e) {
            throw new UncheckedIOException(new IOException(BUILT_IN + " is not as it was built", e));
        }
    }

    /** In order of days; never null. */
    public SortedMap<LocalDate, String> of(final Division division) {
        return days.get(division);
    }

    /** Whether any is known in a year. */
    boolean knows(final Division division, final int year) {
        return !of(division)
                .subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1))
                .isEmpty();
    }

    /**
     * What is known once {@code newer} is known too. Nothing is forgotten for not being in {@code newer}, as the
     * government's list drops its old years; but a holiday of the same name in the same year has moved.
     */
    public BankHolidays and(final BankHolidays newer) {
        final Map<Division, SortedMap<LocalDate, String>> merged = new EnumMap<>(Division.class);
        for (final Division division : Division.values()) {
            final SortedMap<LocalDate, String> both = new TreeMap<>(of(division));
            newer.of(division)
                    .forEach((day, title) ->
                            both.entrySet().removeIf(old -> isSame(old.getKey(), old.getValue(), day, title)));
            both.putAll(newer.of(division));
            merged.put(division, both);
        }
        return new BankHolidays(merged);
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof BankHolidays holidays && days.equals(holidays.days);
    }

    @Override
    public int hashCode() {
        return days.hashCode();
    }

    private static boolean isSame(final LocalDate day, final String title, final LocalDate other, final String name) {
        return day.getYear() == other.getYear() && plain(title).equals(plain(name));
    }

    /** {@code Early May bank holiday (VE day)} is the early May bank holiday. */
    private static String plain(final String title) {
        return title.replace('\u2019', '\'').replaceFirst("\\s*\\(.*", "").toLowerCase(Locale.ROOT);
    }
}
