// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import static org.doorclock.hub.charts.Svg.Hold.END;
import static org.doorclock.hub.charts.Svg.Hold.MIDDLE;
import static org.doorclock.hub.charts.Svg.Hold.START;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Counts by hour of week as a picture: each cell holds its number, and is darker the higher it is. */
public final class HeatMap {

    /** Cells of a week. */
    public static final int HOURS = 168;

    private static final int WIDTH = 1120;
    private static final int HEIGHT = 452;
    private static final double LEFT = 76;
    private static final double TOP = 116;
    private static final double CELL_WIDTH = 39;
    private static final double CELL_HEIGHT = 38;
    private static final int DAY = 24;
    private static final int WEEK = 7;
    private static final int[] PALE = {0xf2, 0xf6, 0xf5};
    /** White and ink are read equally well at this luminance. */
    private static final double WHITE_BELOW = 0.185;

    private static final int[] FULL = {0x0b, 0x5c, 0x49};

    private final int[] counts;
    private final int most;

    private HeatMap(final int[] counts) {
        this.counts = counts;
        this.most = Arrays.stream(counts).max().orElse(0);
    }

    /**
     * One {@code svg} element, 1120 by 452 pixels.
     *
     * @param title what is counted
     * @param note over which time, and by which event
     * @param counts one for each hour of a week, from Monday midnight on, local time
     */
    public static String svg(final String title, final String note, final int[] counts) {
        if (counts.length != HOURS) {
            throw new IllegalArgumentException("a week has 168 hours");
        }
        return new HeatMap(counts).draw(title, note);
    }

    /** One sentence: the busiest hour and the busiest day. */
    public static String conclusion(final int[] counts) {
        final int all = Arrays.stream(counts).sum();
        if (all == 0) {
            return "Nobody arrived.";
        }
        final int hour = IntStream.range(0, HOURS)
                .reduce((a, b) -> counts[b] > counts[a] ? b : a)
                .orElseThrow();
        final int day = IntStream.range(0, WEEK)
                .reduce((a, b) -> day(counts, b) > day(counts, a) ? b : a)
                .orElseThrow();
        final int night = IntStream.range(0, HOURS)
                .filter(i -> i % DAY < 8 || i % DAY >= 18 || i / DAY >= 5)
                .map(i -> counts[i])
                .sum();
        return String.format(
                Locale.UK,
                "Most arrive on %ss from %02d:00 to %02d:00 (%,d of %,d); the busiest day is %s (%,d). Outside Monday to Friday 08:00 to 18:00 arrive %d%%.",
                name(hour / DAY, TextStyle.FULL),
                hour % DAY,
                hour % DAY + 1,
                counts[hour],
                all,
                name(day, TextStyle.FULL),
                day(counts, day),
                Math.round(100.0 * night / all));
    }

    private String draw(final String title, final String note) {
        final Svg svg = new Svg(WIDTH, HEIGHT, title, conclusion(counts));
        svg.text(20, 38, START, Svg.Type.TITLE, title);
        svg.text(20, 66, START, Svg.Type.NOTE, note);
        for (int hour = 0; hour < DAY; hour++) {
            svg.text(x(hour) + CELL_WIDTH / 2, TOP - 10, MIDDLE, Svg.Type.SMALL, "%02d".formatted(hour));
            final int of = hour;
            svg.text(
                    x(hour) + CELL_WIDTH / 2,
                    y(WEEK) + 24,
                    MIDDLE,
                    Svg.Type.SMALL.bold(),
                    Integer.toString(IntStream.range(0, WEEK)
                            .map(day -> counts[day * DAY + of])
                            .sum()));
        }
        for (int day = 0; day < WEEK; day++) {
            final double middle = y(day) + CELL_HEIGHT / 2 + 6;
            svg.text(LEFT - 12, middle, END, Svg.Type.AXIS, name(day, TextStyle.SHORT));
            svg.text(WIDTH - 24, middle, END, Svg.Type.SMALL.bold(), Integer.toString(day(counts, day)));
            for (int hour = 0; hour < DAY; hour++) {
                cell(svg, day, hour);
            }
        }
        svg.text(LEFT - 12, y(WEEK) + 24, END, Svg.Type.SMALL.bold(), "all days");
        svg.text(WIDTH - 24, TOP - 10, END, Svg.Type.SMALL.bold(), "all day");
        svg.text(
                WIDTH - 24,
                y(WEEK) + 24,
                END,
                Svg.Type.SMALL.bold(),
                Integer.toString(Arrays.stream(counts).sum()));
        svg.text(LEFT, y(WEEK) + 54, START, Svg.Type.SMALL, "Hour of day, local time: 09 is from 09:00 to 10:00.");
        return svg.done();
    }

    private void cell(final Svg svg, final int day, final int hour) {
        final int count = counts[day * DAY + hour];
        final double share = most == 0 ? 0 : (double) count / most;
        svg.rect(x(hour), y(day), CELL_WIDTH - 2, CELL_HEIGHT - 2, colour(share));
        svg.text(
                x(hour) + CELL_WIDTH / 2 - 1,
                y(day) + CELL_HEIGHT / 2 + 4,
                MIDDLE,
                new Svg.Type(15, 500, isDark(share) ? "#fff" : Ink.INK),
                Integer.toString(count));
    }

    private static String colour(final double share) {
        final int[] mixed = mixed(share);
        return "#%02x%02x%02x".formatted(mixed[0], mixed[1], mixed[2]);
    }

    private static int[] mixed(final double share) {
        return IntStream.range(0, PALE.length)
                .map(i -> (int) Math.round(PALE[i] + share * (FULL[i] - PALE[i])))
                .toArray();
    }

    /** Whether white is read better on it than ink: by the relative luminance of WCAG 2. */
    private static boolean isDark(final double share) {
        final int[] mixed = mixed(share);
        return 0.2126 * linear(mixed[0]) + 0.7152 * linear(mixed[1]) + 0.0722 * linear(mixed[2]) < WHITE_BELOW;
    }

    private static double linear(final int channel) {
        return Math.pow((channel / 255.0 + 0.055) / 1.055, 2.4);
    }

    private static int day(final int[] counts, final int day) {
        return Arrays.stream(counts, day * DAY, (day + 1) * DAY).sum();
    }

    private static String name(final int day, final TextStyle style) {
        return DayOfWeek.of(day + 1).getDisplayName(style, Locale.UK);
    }

    private static double x(final int hour) {
        return LEFT + hour * CELL_WIDTH;
    }

    private static double y(final int day) {
        return TOP + day * CELL_HEIGHT;
    }
}
