// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A funnel plot: shares of places by how many cases each rests on, and how far chance carries a place from the share of
 * all. Places stand in the order of their names and of nothing else: a funnel says which differ from the rest, not which
 * is better than its neighbour (Spiegelhalter, Statistics in Medicine 24 (2005)).
 *
 * @param spread how its limits are reckoned
 * @param points by name
 */
public record Funnel(Spread spread, List<Point> points) {

    /**
     * One place.
     *
     * @param name sorts it, no more
     * @param count its cases
     */
    public record Unit(String name, Count count) {}

    /** Where a place lies. */
    public record Point(Unit unit, Bounds bounds, Standing standing) {

        public double share() {
            return unit.count().share();
        }
    }

    /**
     * @param units at least one
     * @param widened whether differences between places that are more than binomial widen the limits
     */
    public static Funnel of(final List<Unit> units, final boolean widened) {
        final List<Count> counts = units.stream().map(Unit::count).toList();
        final Spread spread = widened ? Spread.overdispersed(counts) : Spread.binomial(counts);
        return new Funnel(
                spread,
                units.stream()
                        .sorted(Comparator.comparing(Unit::name))
                        .map(unit -> point(unit, spread.at(unit.count().all())))
                        .toList());
    }

    private static Point point(final Unit unit, final Bounds bounds) {
        return new Point(unit, bounds, Standing.of(unit.count().share(), bounds));
    }

    /** Where a share lies among its bounds. On the wire in lower case with hyphens. */
    public enum Standing {
        WITHIN,
        /** Above the 95 % limit: one place in forty is by chance. */
        HIGH,
        LOW,
        /** Above the 99.8 % limit: one place in a thousand is by chance. */
        VERY_HIGH,
        VERY_LOW;

        static Standing of(final double share, final Bounds bounds) {
            if (share > bounds.upper998()) {
                return VERY_HIGH;
            }
            if (share < bounds.lower998()) {
                return VERY_LOW;
            }
            if (share > bounds.upper95()) {
                return HIGH;
            }
            return share < bounds.lower95() ? LOW : WITHIN;
        }

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
