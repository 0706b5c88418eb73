// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.doorclock.hub.statistics.ControlChart;
import org.doorclock.hub.statistics.Direction;
import org.doorclock.hub.statistics.Limits;
import org.doorclock.hub.statistics.Variation;

/** A share by month as an XmR chart in SVG: no script, no style sheet, readable in grey and on paper. */
final class XmrChart {

    private static final int WIDTH = 1120;
    private static final int HEIGHT = 490;
    private static final double LEFT = 74;
    private static final double RIGHT = 930;
    private static final double TOP = 92;
    private static final double BOTTOM = 402;
    private static final double LABEL_HEIGHT = 23;
    private static final String INK = "#0e1116";
    private static final String GREY = "#4a5361";
    private static final String TARGET = "#a3152a";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.UK);

    private final String title;
    private final List<Point> points;
    private final OptionalDouble target;
    private final ControlChart chart;
    private final Limits limits;
    private final boolean trial;
    private final double low;
    private final double high;
    private final StringBuilder svg = new StringBuilder();

    /**
     * One month.
     *
     * @param percent 0 to 100
     * @param patients how many it is of
     */
    record Point(YearMonth month, double percent, int patients) {}

    private record Label(double value, String words, String colour) {}

    /**
     * @param points in order of time, at least two
     * @param target in percent
     */
    XmrChart(final String title, final List<Point> points, final OptionalDouble target, final ControlChart chart) {
        this.title = title;
        this.points = points;
        this.target = target;
        this.chart = chart;
        this.limits = chart.last().limits();
        this.trial = chart.phases().getLast().trial();
        double least = Math.min(limits.lower(), target.orElse(100));
        double most = Math.max(limits.upper(), target.orElse(0));
        for (final Point point : points) {
            least = Math.min(least, point.percent);
            most = Math.max(most, point.percent);
        }
        this.low = Math.max(0, Math.floor(least / 20) * 20);
        this.high = Math.min(100, Math.ceil(most / 20) * 20);
    }

    /** The chart as one {@code svg} element. */
    String svg() {
        add(
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"chart-title chart-desc\" xmlns=\"http://www.w3.org/2000/svg\">",
                WIDTH, HEIGHT);
        add("<title id=\"chart-title\">%s</title><desc id=\"chart-desc\">%s</desc>", Html.text(title), description());
        heading();
        for (double value = low; value <= high + 0.1; value += 20) {
            line(value, "#e4e6ea", 1, "");
            words(LEFT - 10, y(value) + 6, "end", 18, 500, GREY, percent(value));
        }
        rules();
        path();
        for (int i = 0; i < points.size(); i++) {
            point(i);
            below(i);
        }
        words(LEFT - 10, BOTTOM + 72, "end", 15, 500, GREY, "patients");
        return add("</svg>").toString();
    }

    private void heading() {
        words(LEFT - 54, 38, "start", 28, 720, INK, Html.text(title));
        words(
                LEFT - 54,
                66,
                "start",
                18,
                500,
                GREY,
                "Percent of patients each month. "
                        + (trial
                                ? "Trial limits: fewer than " + Trend.BASE + " months."
                                : "Limits set on the first " + Trend.BASE + " months."));
        svg.append(Icon.of(chart.variation(Direction.HIGHER_IS_BETTER)).at(WIDTH - 146, 46));
        target.stream()
                .boxed()
                .flatMap(value -> chart.assurance(value, Direction.HIGHER_IS_BETTER).stream())
                .forEach(assurance -> svg.append(Icon.of(assurance).at(WIDTH - 70, 46)));
    }

    private void rules() {
        final List<Label> labels = new ArrayList<>();
        labels.add(new Label(limits.centre(), "Mean " + percent(limits.centre()), INK));
        line(limits.centre(), INK, 2.5, "");
        limit(limits.upper(), "Upper").ifPresent(labels::add);
        limit(limits.lower(), "Lower").ifPresent(labels::add);
        target.ifPresent(value -> {
            line(value, TARGET, 3, "3 5");
            labels.add(new Label(value, "Target " + percent(value), TARGET));
        });
        labels.sort(Comparator.comparingDouble(Label::value).reversed());
        double next = 0;
        for (final Label label : labels) {
            next = Math.max(next, y(label.value) + 6);
            words(RIGHT + 14, next, "start", 18, 680, label.colour, label.words);
            next += LABEL_HEIGHT;
        }
    }

    private Optional<Label> limit(final double value, final String which) {
        if (value < low || value > high) {
            return Optional.empty();
        }
        line(value, GREY, 2, "10 7");
        return Optional.of(new Label(value, which + (trial ? " trial" : "") + " limit " + percent(value), GREY));
    }

    private void path() {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            line.append(i == 0 ? "M" : "L").append(at(x(i))).append(' ').append(at(y(points.get(i).percent)));
        }
        add("<path d=\"%s\" fill=\"none\" stroke=\"#6b7482\" stroke-width=\"2.5\"/>", line);
    }

    private void point(final int i) {
        final String place = "transform=\"translate(%s %s)\" stroke=\"%s\" stroke-width=\"2\""
                .formatted(at(x(i)), at(y(points.get(i).percent)), INK);
        switch (variation(i)) {
            case COMMON_CAUSE -> add("<circle r=\"6.5\" fill=\"#7d7d7d\" %s/>", place);
            case IMPROVEMENT_HIGH, IMPROVEMENT_LOW, NEUTRAL_HIGH, NEUTRAL_LOW ->
                add("<path d=\"M0-10L10 0 0 10-10 0z\" fill=\"#2a9df4\" %s/>", place);
            case CONCERN_HIGH, CONCERN_LOW -> add("<path d=\"M-10-8h20L0 10z\" fill=\"#e46c0a\" %s/>", place);
        }
    }

    private void below(final int i) {
        final Point point = points.get(i);
        final boolean every = points.size() <= 14;
        if (every || i % 2 == 0) {
            words(x(i), BOTTOM + 28, "middle", 18, 500, GREY, MONTH.format(point.month));
        }
        if (i == 0 || point.month.getMonthValue() == 1) {
            final boolean first = i == 0 && point.month.getMonthValue() != 1;
            final String year = Integer.toString(point.month.getYear());
            words(first ? x(i) + 12 : x(i), BOTTOM + 50, first ? "end" : "middle", 15, 680, GREY, year);
        }
        words(x(i), BOTTOM + 72, "middle", 14, 500, GREY, Integer.toString(point.patients));
    }

    private String description() {
        final Point first = points.getFirst();
        final Point last = points.getLast();
        return "%d months, from %s in %s to %s in %s. Mean %s, limits %s to %s.%s %d months better and %d worse than chance explains."
                .formatted(
                        points.size(),
                        percent(first.percent),
                        first.month,
                        percent(last.percent),
                        last.month,
                        percent(limits.centre()),
                        percent(Math.max(limits.lower(), 0)),
                        percent(Math.min(limits.upper(), 100)),
                        target.isPresent() ? " Target " + percent(target.getAsDouble()) + "." : "",
                        count(Variation.IMPROVEMENT_HIGH),
                        count(Variation.CONCERN_LOW));
    }

    private Variation variation(final int i) {
        return Variation.of(chart.points().get(i).signal(), Direction.HIGHER_IS_BETTER);
    }

    private long count(final Variation variation) {
        return IntStream.range(0, points.size())
                .filter(i -> variation(i) == variation)
                .count();
    }

    private void line(final double value, final String colour, final double width, final String dashes) {
        add(
                "<path d=\"M%s %sH%s\" stroke=\"%s\" stroke-width=\"%s\" stroke-dasharray=\"%s\"/>",
                at(LEFT), at(y(value)), at(RIGHT), colour, at(width), dashes.isEmpty() ? "none" : dashes);
    }

    private void words(
            final double x,
            final double y,
            final String anchor,
            final int size,
            final int weight,
            final String colour,
            final String text) {
        add(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%d\" font-weight=\"%d\" fill=\"%s\">%s</text>",
                at(x), at(y), anchor, size, weight, colour, text);
    }

    private StringBuilder add(final String format, final Object... values) {
        return svg.append(format.formatted(values));
    }

    private double x(final int i) {
        final double step = (RIGHT - LEFT - 36) / Math.max(points.size() - 1, 1);
        return LEFT + 18 + i * step;
    }

    private double y(final double percent) {
        return BOTTOM - (percent - low) / (high - low) * (BOTTOM - TOP);
    }

    private static String at(final double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String percent(final double value) {
        return Math.round(value) + "%";
    }
}
