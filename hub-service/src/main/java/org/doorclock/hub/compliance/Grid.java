// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Timetable;
import org.doorclock.hub.organisation.Belonging;
import org.doorclock.hub.organisation.Level;

/**
 * What is gathered for an answer: a tally for each place, period and band that has a case. For one thread.
 *
 * @param <T> a tally
 */
final class Grid<T> {

    private final Question question;
    private final Band[] bands;
    private final Supplier<T> fresh;
    private final Map<String, Place> places = new TreeMap<>();

    private final class Place {
        private final Timetable timetable;
        private final List<T> tallies = new ArrayList<>();

        private Place(final Timetable timetable) {
            this.timetable = timetable;
            for (int i = 0; i < timetable.periods() * bands.length; i++) {
                tallies.add(null);
            }
        }

        private T tally(final int index) {
            final T known = tallies.get(index);
            if (known != null) {
                return known;
            }
            final T made = fresh.get();
            tallies.set(index, made);
            return made;
        }
    }

    /** Makes a row of a tally. */
    @FunctionalInterface
    interface RowMaker<T, R> {
        R row(String period, String org, Band band, T tally);
    }

    /** @param fresh makes an empty tally */
    Grid(final Question question, final Supplier<T> fresh) {
        this.question = question;
        this.bands = question.bands().toArray(Band[]::new);
        this.fresh = fresh;
    }

    /** @param doors of the site, in the order of their numbers */
    Site site(final Belonging site, final List<String> doors, final Timetable timetable) {
        final List<Place> ofDoors = new ArrayList<>(doors.size());
        for (final String door : doors) {
            ofDoors.add(
                    question.scope().holdsDoor(door)
                            ? places.computeIfAbsent(org(site, door), key -> new Place(timetable))
                            : null);
        }
        return new Site(ofDoors, timetable);
    }

    Set<String> orgs() {
        return places.keySet();
    }

    /** By place, then by period, then by band. */
    <R> List<R> rows(final RowMaker<T, R> maker) {
        final List<R> rows = new ArrayList<>();
        places.forEach((org, place) -> {
            for (int i = 0; i < place.tallies.size(); i++) {
                final T tally = place.tallies.get(i);
                if (tally != null) {
                    final String period = place.timetable.label(i / bands.length);
                    rows.add(maker.row(period, org, bands[i % bands.length], tally));
                }
            }
        });
        return rows;
    }

    private String org(final Belonging site, final String door) {
        return question.level() == Level.DOOR ? site.site() + "/" + door : site.at(question.level());
    }

    /** Where the cases of one site are counted. */
    final class Site {

        /** What {@link #tally} needs to know of a case that is not asked about. */
        static final int NOWHERE = -1;

        private final List<Place> places;
        private final Timetable timetable;

        private Site(final List<Place> places, final Timetable timetable) {
            this.places = places;
            this.timetable = timetable;
        }

        /**
         * Where a case lies.
         *
         * @param at what it is indexed by, nanoseconds since 1970
         * @param door its number
         */
        int cell(final long at, final int door) {
            return places.get(door) == null ? NOWHERE : timetable.cell(at);
        }

        int bands() {
            return bands.length;
        }

        /** Whether a case counts in the band of a number. */
        boolean isIn(final int cell, final int band) {
            return cell != NOWHERE && Timetable.isIn(cell, bands[band]);
        }

        T tally(final int cell, final int door, final int band) {
            return places.get(door).tally(Timetable.period(cell) * bands.length + band);
        }
    }
}
