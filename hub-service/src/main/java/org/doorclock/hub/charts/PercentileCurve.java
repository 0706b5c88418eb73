// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import static org.doorclock.hub.charts.Svg.Hold.END;
import static org.doorclock.hub.charts.Svg.Hold.MIDDLE;
import static org.doorclock.hub.charts.Svg.Hold.START;
import static org.doorclock.hub.charts.Svg.at;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** How many were scanned within which time, as a curve: no limit hides what lies on either side of it. */
public final class PercentileCurve {

    private static final int WIDTH = 1120;
    private static final int HEIGHT = 500;
    private static final double LEFT = 76;
    private static final double RIGHT = 914;
    private static final double TOP = 118;
    private static final double BOTTOM = 418;
    private static final double[] SAID = {50, 90};
    private static final int STEPS = 8;

    /**
     * One point of the curve.
     *
     * @param percent of the patients, 0 to 100
     * @param minutes within which they were scanned; rises with {@code percent}
     */
    public record Point(double percent, double minutes) {}

    /**
     * What the curve is about.
     *
     * @param title the measure and, if it is not of all, the place
     * @param note how many patients, over which time
     * @param limit of the measure, in minutes
     * @param target in percent
     */
    public record About(String title, String note, Optional<Double> limit, Optional<Double> target) {}

    private PercentileCurve() {}

    /**
     * One {@code svg} element, 1120 by 500 pixels.
     *
     * @param points at least two, in order
     */
    public static String svg(final List<Point> points, final About about) {
        final Scale across = Scale.around(
                DoubleStream.concat(
                        DoubleStream.of(0, points.getLast().minutes()),
                        about.limit().stream().mapToDouble(limit -> limit * 1.05)),
                STEPS,
                0,
                Double.MAX_VALUE,
                LEFT,
                RIGHT);
        final Scale up = new Scale(0, 100, 25, BOTTOM, TOP);
        final Svg svg = new Svg(WIDTH, HEIGHT, about.title(), description(points, about));
        svg.text(20, 38, START, Svg.Type.TITLE, about.title());
        svg.text(20, 66, START, Svg.Type.NOTE, about.note());
        for (final double tick : up.ticks()) {
            svg.line(LEFT, up.at(tick), RIGHT, up.at(tick), Svg.Pen.GRID);
            svg.text(LEFT - 10, up.at(tick) + 6, END, Svg.Type.AXIS, Math.round(tick) + "%");
        }
        for (final double tick : across.ticks()) {
            svg.text(across.at(tick), BOTTOM + 28, MIDDLE, Svg.Type.AXIS, Unit.MINUTES.tick(tick));
        }
        svg.text((LEFT + RIGHT) / 2, BOTTOM + 58, MIDDLE, Svg.Type.AXIS, "Minutes");
        about.limit().ifPresent(limit -> {
            svg.line(across.at(limit), TOP - 6, across.at(limit), BOTTOM, Svg.Pen.LIMIT);
            svg.text(across.at(limit), TOP - 12, MIDDLE, Svg.Type.AXIS.bold(), "limit " + Unit.MINUTES.say(limit));
        });
        final Labels labels = new Labels();
        about.target().ifPresent(target -> {
            svg.line(LEFT, up.at(target), RIGHT, up.at(target), Svg.Pen.TARGET);
            labels.add(up.at(target), Svg.Type.AXIS.bold().in(Ink.TARGET), "Target " + Math.round(target) + "%");
        });
        labels.draw(svg, RIGHT + 14, TOP, BOTTOM);
        curve(svg, points, across, up);
        for (final double percent : reached(points)) {
            final double minutes = minutesAt(points, percent);
            svg.mark(
                    across.at(minutes),
                    up.at(percent),
                    "<circle r=\"6\" fill=\"" + Ink.TEAL + "\" stroke=\"" + Ink.INK + "\" stroke-width=\"2\"/>");
            svg.tag(
                    across.at(minutes) + 12,
                    up.at(percent) + 24,
                    Svg.Type.AXIS.bold().in(Ink.INK),
                    Math.round(percent) + "% within " + Unit.MINUTES.say(minutes));
        }
        return svg.done();
    }

    private static void curve(final Svg svg, final List<Point> points, final Scale across, final Scale up) {
        final StringBuilder path = new StringBuilder();
        for (final Point point : points) {
            path.append(path.isEmpty() ? "M" : "L").append(at(across.at(point.minutes())));
            path.append(' ').append(at(up.at(point.percent())));
        }
        svg.path(path.toString(), new Svg.Pen(Ink.INK, 3, ""));
    }

    private static double minutesAt(final List<Point> points, final double percent) {
        Point below = points.getFirst();
        for (final Point point : points) {
            if (point.percent() >= percent) {
                final double width = point.percent() - below.percent();
                final double part = width == 0 ? 0 : (percent - below.percent()) / width;
                return below.minutes() + part * (point.minutes() - below.minutes());
            }
            below = point;
        }
        return below.minutes();
    }

    /** Those of the shares to be said that the curve comes to. */
    private static double[] reached(final List<Point> points) {
        return DoubleStream.of(SAID)
                .filter(percent -> percent <= points.getLast().percent())
                .toArray();
    }

    private static String description(final List<Point> points, final About about) {
        final String said = DoubleStream.of(reached(points))
                .mapToObj(percent ->
                        Math.round(percent) + "% within " + Unit.MINUTES.say(minutesAt(points, percent)) + ". ")
                .collect(Collectors.joining());
        return said + Math.round(points.getLast().percent()) + "% within "
                + Unit.MINUTES.say(points.getLast().minutes()) + "."
                + about.limit()
                        .map(limit -> " The limit is " + Unit.MINUTES.say(limit) + ".")
                        .orElse("");
    }
}
