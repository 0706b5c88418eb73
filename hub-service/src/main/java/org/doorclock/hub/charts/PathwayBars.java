// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import static org.doorclock.hub.charts.Svg.Hold.END;
import static org.doorclock.hub.charts.Svg.Hold.MIDDLE;
import static org.doorclock.hub.charts.Svg.Hold.START;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Where the time goes: each leg of the pathway as a bar to its median, and a thin line to its 90th percentile. */
public final class PathwayBars {

    private static final int WIDTH = 1120;
    private static final double LEFT = 250;
    private static final double RIGHT = 960;
    private static final double TOP = 92;
    private static final double ROW = 54;
    private static final double BAR = 26;
    private static final int STEPS = 8;

    /**
     * One leg.
     *
     * @param from what it begins with, in words
     * @param to what it ends with
     * @param patients who have both times
     * @param median in minutes
     * @param p90 the 90th percentile, in minutes
     */
    public record Leg(String from, String to, int patients, double median, double p90) {}

    private PathwayBars() {}

    /**
     * One {@code svg} element, 1120 pixels wide.
     *
     * @param legs in the order of the pathway, at least one
     */
    public static String svg(final String title, final String note, final List<Leg> legs) {
        final double bottom = TOP + legs.size() * ROW;
        final Scale across = Scale.around(
                DoubleStream.concat(DoubleStream.of(0), legs.stream().mapToDouble(Leg::p90)),
                STEPS,
                0,
                Double.MAX_VALUE,
                LEFT,
                RIGHT);
        final Svg svg = new Svg(WIDTH, (int) bottom + 76, title, description(legs));
        svg.text(20, 38, START, Svg.Type.TITLE, title);
        svg.text(20, 66, START, Svg.Type.NOTE, note);
        for (final double tick : across.ticks()) {
            svg.line(across.at(tick), TOP, across.at(tick), bottom, Svg.Pen.GRID);
            svg.text(across.at(tick), bottom + 26, MIDDLE, Svg.Type.AXIS, Unit.MINUTES.tick(tick));
        }
        svg.text(
                (LEFT + RIGHT) / 2,
                bottom + 54,
                MIDDLE,
                Svg.Type.AXIS,
                "Minutes: bar to the median, line to the 90th percentile");
        svg.text(WIDTH - 24, TOP - 10, END, Svg.Type.SMALL, "patients");
        for (int i = 0; i < legs.size(); i++) {
            leg(svg, legs.get(i), TOP + i * ROW + (ROW - BAR) / 2, across);
        }
        return svg.done();
    }

    private static void leg(final Svg svg, final Leg leg, final double y, final Scale across) {
        final double middle = y + BAR / 2;
        svg.text(LEFT - 14, middle + 6, END, Svg.Type.AXIS.in(Ink.INK), leg.from() + " to " + leg.to());
        svg.rect(LEFT, y, across.at(leg.median()) - LEFT, BAR, Ink.TEAL);
        svg.line(across.at(leg.median()), middle, across.at(leg.p90()), middle, new Svg.Pen(Ink.INK, 2, ""));
        svg.line(across.at(leg.p90()), middle - 7, across.at(leg.p90()), middle + 7, new Svg.Pen(Ink.INK, 2, ""));
        svg.text(
                across.at(leg.p90()) + 10,
                middle + 6,
                START,
                Svg.Type.AXIS.bold().in(Ink.INK),
                Math.round(leg.median()) + ", " + Math.round(leg.p90()));
        svg.text(WIDTH - 24, middle + 6, END, Svg.Type.SMALL, Integer.toString(leg.patients()));
    }

    private static String description(final List<Leg> legs) {
        return legs.stream()
                .map(leg -> "%s to %s: median %s, nine in ten within %s (%d patients)"
                        .formatted(
                                leg.from(),
                                leg.to(),
                                Unit.MINUTES.say(leg.median()),
                                Unit.MINUTES.say(leg.p90()),
                                leg.patients()))
                .collect(Collectors.joining(". ", "", "."));
    }
}
