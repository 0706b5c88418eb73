// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names beside points: on the side where there is room; a name that must be read stands there even where there is none. */
final class PointLabels {

    private static final Svg.Type TYPE = Svg.Type.SMALL.in(Ink.INK);
    private static final double REACH = 11;
    private static final double HEIGHT = 15;
    private static final double DROP = 5;

    private final Box inside;
    private final List<Box> taken = new ArrayList<>();
    private final List<Named> points = new ArrayList<>();

    private record Named(double x, double y, String name, boolean needed) {}

    private record Box(double left, double top, double right, double bottom) {

        boolean meets(final Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean holds(final Box other) {
            return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
        }
    }

    PointLabels(final double left, final double right, final double top, final double bottom) {
        this.inside = new Box(left, top, right, bottom);
    }

    void point(final double x, final double y, final String name, final boolean needed) {
        points.add(new Named(x, y, name, needed));
        taken.add(new Box(x - REACH + 2, y - REACH + 2, x + REACH - 2, y + REACH - 2));
    }

    /** Those that must be read first, then by name. */
    void draw(final Svg svg) {
        points.sort(Comparator.comparing(Named::needed).reversed().thenComparing(Named::name));
        for (final Named point : points) {
            final List<Box> places = places(point);
            places.stream()
                    .filter(place -> inside.holds(place) && taken.stream().noneMatch(place::meets))
                    .findFirst()
                    .or(() -> places.stream().filter(place -> point.needed).findFirst())
                    .ifPresent(place -> {
                        taken.add(place);
                        svg.tag(place.left, place.bottom - DROP + 2, TYPE, point.name);
                    });
        }
    }

    private static List<Box> places(final Named point) {
        final double width = TYPE.widthOf(point.name);
        final double middle = point.y - HEIGHT / 2;
        return List.of(
                box(point.x + REACH, middle, width),
                box(point.x - REACH - width, middle, width),
                box(point.x - width / 2, point.y - REACH - HEIGHT, width),
                box(point.x - width / 2, point.y + REACH, width),
                box(point.x + REACH - 3, point.y - REACH - HEIGHT / 2, width),
                box(point.x + REACH - 3, point.y + REACH - HEIGHT / 2, width));
    }

    private static Box box(final double left, final double top, final double width) {
        return new Box(left, top, left + width, top + HEIGHT);
    }
}
