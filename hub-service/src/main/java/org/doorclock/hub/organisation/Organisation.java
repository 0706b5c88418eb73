// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.organisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.doorclock.hub.calendar.Division;

/** Which trust, network, region and nation each site is of. Immutable. */
public final class Organisation {

    /** What stands where a site's place is not known. No unit has this id. */
    public static final String NOT_PLACED = "not-placed";

    private final Map<Level, SortedMap<String, Unit>> units;
    private final Nation home;

    /**
     * A site, trust, network, region or nation.
     *
     * @param title for people; its id if it has none
     * @param ods its code in the NHS's Organisation Data Service, if the file gives one
     * @param parent the unit above, of any higher level; empty if that is not known
     */
    public record Unit(Level level, String id, String title, Optional<String> ods, Optional<Unit> parent) {}

    /**
     * @param units with all that are above them
     * @param home whose bank holidays sites keep that are of no nation
     */
    Organisation(final List<Unit> units, final Nation home) {
        final Map<Level, SortedMap<String, Unit>> all = new EnumMap<>(Level.class);
        for (final Level level : Level.values()) {
            all.put(level, new TreeMap<>());
        }
        units.forEach(unit -> all.get(unit.level()).put(unit.id(), unit));
        this.units = all;
        this.home = home;
    }

    /** Without a file no site is placed. */
    public static Organisation none(final Nation home) {
        return new Organisation(List.of(), home);
    }

    /** The units of a level, by id. */
    public SortedMap<String, Unit> units(final Level level) {
        return Collections.unmodifiableSortedMap(units.get(level));
    }

    /** What people call a unit; the id of one that the file does not have. */
    public String title(final Level level, final String id) {
        final Unit unit = units.get(level).get(id);
        return unit == null ? id : unit.title();
    }

    /** The ODS code of a unit; empty if the file gives none. */
    public Optional<String> ods(final Level level, final String id) {
        return Optional.ofNullable(units.get(level).get(id)).flatMap(Unit::ods);
    }

    /** A site that the file does not have is a trust of its own, and not placed beyond that. */
    public Belonging of(final String site) {
        final Unit unit = units.get(Level.SITE).get(site);
        if (unit == null) {
            final boolean taken = units.get(Level.TRUST).containsKey(site);
            return new Belonging(site, taken ? NOT_PLACED : site, NOT_PLACED, NOT_PLACED, NOT_PLACED, false);
        }
        return new Belonging(
                site,
                above(unit, Level.TRUST),
                above(unit, Level.NETWORK),
                above(unit, Level.REGION),
                above(unit, Level.NATION),
                true);
    }

    /** Whose bank holidays a site keeps. */
    public Division divisionOf(final String site) {
        return Nation.ofWireName(of(site).nation()).orElse(home).division();
    }

    /**
     * The ids of a level that a figure may be about: those of the file, and what sites make that it does not have.
     *
     * @param sites those heard of
     */
    public List<String> ids(final Level level, final List<String> sites) {
        final List<String> ids = new ArrayList<>(units.get(level).keySet());
        sites.stream()
                .map(site -> of(site).at(level))
                .distinct()
                .filter(id -> !ids.contains(id))
                .forEach(ids::add);
        return ids;
    }

    /** The units without one above them that have one below them, nations first. */
    public List<Unit> roots() {
        return largestFirst(unit -> unit.parent().isEmpty() && !below(unit).isEmpty());
    }

    /** The units right below one, the larger levels first. */
    public List<Unit> below(final Unit unit) {
        return largestFirst(other -> other.parent().equals(Optional.of(unit)));
    }

    private List<Unit> largestFirst(final Predicate<Unit> filter) {
        return Arrays.stream(Level.values())
                .sorted(Comparator.reverseOrder())
                .flatMap(level -> units.get(level).values().stream())
                .filter(filter)
                .toList();
    }

    private static String above(final Unit unit, final Level level) {
        Optional<Unit> at = unit.parent();
        while (at.isPresent() && at.get().level() != level) {
            at = at.get().parent();
        }
        return at.map(Unit::id).orElse(NOT_PLACED);
    }
}
