// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import static org.doorclock.hub.charts.Svg.Hold.END;
import static org.doorclock.hub.charts.Svg.Hold.START;
import static org.doorclock.hub.charts.Svg.at;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.doorclock.hub.statistics.ControlChart;
import org.doorclock.hub.statistics.ControlChart.Phase;
import org.doorclock.hub.statistics.ControlChart.Point;
import org.doorclock.hub.statistics.Limits;
import org.doorclock.hub.statistics.Variation;

/** A control chart as a picture: the series, its limits and target, its two icons. */
public final class XmrChart {

    private static final int WIDTH = 1120;
    private static final int HEIGHT = 484;
    private static final double LEFT = 76;
    private static final double RIGHT = 914;
    private static final double TOP = 96;
    private static final double BOTTOM = 402;
    private static final double TITLE_ROOM = 900;
    private static final int STEPS = 5;

    private final ControlChart chart;
    private final List<Period> periods;
    private final Words words;
    private final String leftOut;
    private final TimeAxis axis;
    private final Scale scale;

    private XmrChart(final ControlChart chart, final List<Period> periods, final Words words, final String leftOut) {
        this.leftOut = leftOut;
        this.chart = chart;
        this.periods = periods;
        this.words = words;
        this.axis = new TimeAxis(periods, LEFT, RIGHT, BOTTOM);
        final DoubleStream all = DoubleStream.concat(
                chart.points().stream()
                        .flatMapToDouble(point -> DoubleStream.of(
                                point.value(),
                                point.limits().lower(),
                                point.limits().upper())),
                words.target().stream().mapToDouble(Double::doubleValue));
        this.scale = Scale.around(all, STEPS, words.unit().least(), words.unit().most(), BOTTOM, TOP);
    }

    /**
     * One {@code svg} element, 1120 by 484 pixels.
     *
     * @param periods one for each point of the chart
     */
    public static String svg(final ControlChart chart, final List<Period> periods, final Words words) {
        return svg(chart, periods, words, "");
    }

    /** @param leftOut a sentence on what is no point; empty if there is nothing to say */
    public static String svg(
            final ControlChart chart, final List<Period> periods, final Words words, final String leftOut) {
        if (periods.size() != chart.points().size()) {
            throw new IllegalArgumentException("as many periods as points");
        }
        return new XmrChart(chart, periods, words, leftOut).draw();
    }

    private String draw() {
        final Svg svg = new Svg(WIDTH, HEIGHT, words.title(), description());
        heading(svg);
        for (final double tick : scale.ticks()) {
            svg.line(LEFT, scale.at(tick), RIGHT, scale.at(tick), Svg.Pen.GRID);
            svg.text(
                    LEFT - 10,
                    scale.at(tick) + 6,
                    END,
                    Svg.Type.AXIS,
                    words.unit().tick(tick));
        }
        chart.phases().forEach(phase -> limits(svg, phase));
        lineLabels(svg);
        chart.phases().forEach(phase -> series(svg, phase));
        for (int i = 0; i < periods.size(); i++) {
            final Point point = chart.points().get(i);
            svg.mark(axis.x(i), scale.at(point.value()), Sign.point(Variation.of(point.signal(), words.direction())));
        }
        axis.draw(svg);
        return svg.done();
    }

    private void heading(final Svg svg) {
        Svg.Type type = Svg.Type.TITLE;
        while (type.widthOf(words.title()) > TITLE_ROOM && type.size() > Svg.Type.NOTE.size()) {
            type = new Svg.Type(type.size() - 1, type.weight(), type.colour());
        }
        svg.text(20, 38, START, type, words.title());
        svg.text(
                20,
                66,
                START,
                Svg.Type.NOTE,
                (words.measured() + " each " + words.period() + ". " + basis() + " " + leftOut).strip());
        svg.mark(WIDTH - 146, 46, Sign.of(chart.variation(words.direction())));
        words.target()
                .filter(target -> chart.last().limits().areKnown())
                .flatMap(target -> chart.assurance(target, words.direction()))
                .ifPresent(assurance -> svg.mark(WIDTH - 62, 46, Sign.of(assurance)));
    }

    private String basis() {
        final Phase phase = chart.phases().getLast();
        final String change = chart.phases().size() > 1 ? " since the change" : "";
        final String many = phase.basis() + " " + words.period() + (phase.basis() == 1 ? "" : "s");
        if (!chart.last().limits().areKnown()) {
            return "No limits: nothing varied" + change + ".";
        }
        if (phase.isTrial()) {
            return "Limits for trial, on " + many + change + ".";
        }
        return phase.basis() < phase.to() - phase.from()
                ? "Limits set on the first " + many + change + "."
                : "Limits set on all " + many + change + ".";
    }

    private void limits(final Svg svg, final Phase phase) {
        words.target()
                .filter(target -> phase.from() == 0)
                .ifPresent(target -> svg.line(LEFT, scale.at(target), RIGHT, scale.at(target), Svg.Pen.TARGET));
        steps(svg, phase, Svg.Pen.CENTRE, Limits::centre);
        steps(svg, phase, Svg.Pen.LIMIT, Limits::upper);
        steps(svg, phase, Svg.Pen.LIMIT, Limits::lower);
        if (!phase.reason().isEmpty()) {
            change(svg, phase);
        }
    }

    /** One line where the limit is the same all along; steps where each point has its own. */
    private void steps(final Svg svg, final Phase phase, final Svg.Pen pen, final ToDoubleFunction<Limits> which) {
        final StringBuilder path = new StringBuilder();
        double last = Double.NaN;
        for (int i = phase.from(); i < phase.to(); i++) {
            final double value = which.applyAsDouble(chart.points().get(i).limits());
            final boolean shown = Double.isFinite(value) && scale.holds(value);
            if (shown && value != last) {
                path.append(Double.isNaN(last) ? "M" : "V");
                path.append(Double.isNaN(last) ? at(axis.before(i)) + " " : "").append(at(scale.at(value)));
            }
            final boolean goesOn = i + 1 < phase.to()
                    && which.applyAsDouble(chart.points().get(i + 1).limits()) == value;
            if (shown && !goesOn) {
                path.append('H').append(at(axis.after(i)));
            }
            last = shown ? value : Double.NaN;
        }
        if (!path.isEmpty()) {
            svg.path(path.toString(), pen);
        }
    }

    private void change(final Svg svg, final Phase phase) {
        final double x = axis.before(phase.from());
        svg.line(x, TOP - 18, x, BOTTOM, new Svg.Pen(Ink.INK, 1.5, "2 4"));
        final Svg.Type type = Svg.Type.SMALL.in(Ink.INK);
        final boolean leftwards = x + 8 + type.widthOf(phase.reason()) > RIGHT;
        svg.text(leftwards ? x - 8 : x + 8, TOP - 8, leftwards ? END : START, type, phase.reason());
    }

    private void lineLabels(final Svg svg) {
        final Labels labels = new Labels();
        final Limits limits = chart.last().limits();
        final Svg.Type type = Svg.Type.AXIS.bold();
        label(labels, type.in(Ink.INK), "Mean ", limits.centre());
        label(labels, type, "Upper limit ", limits.upper());
        label(labels, type, "Lower limit ", limits.lower());
        words.target().ifPresent(target -> label(labels, type.in(Ink.TARGET), "Target ", target));
        labels.draw(svg, RIGHT + 14, TOP, BOTTOM);
    }

    private void label(final Labels labels, final Svg.Type type, final String name, final double value) {
        if (Double.isFinite(value) && scale.holds(value)) {
            labels.add(scale.at(value), type, name + words.unit().say(value));
        }
    }

    private void series(final Svg svg, final Phase phase) {
        final StringBuilder path = new StringBuilder();
        for (int i = phase.from(); i < phase.to(); i++) {
            path.append(path.isEmpty() ? "M" : "L").append(at(axis.x(i))).append(' ');
            path.append(at(scale.at(chart.points().get(i).value())));
        }
        svg.path(path.toString(), new Svg.Pen(Ink.LINE, 2.5, ""));
    }

    private String description() {
        final Limits limits = chart.last().limits();
        return ("%d %ss, from %s in %s to %s in %s. Mean %s%s.%s %s %s %s")
                .formatted(
                        periods.size(),
                        words.period(),
                        words.unit().say(chart.points().getFirst().value()),
                        periods.getFirst().said(),
                        words.unit().say(chart.last().value()),
                        periods.getLast().said(),
                        words.unit().say(limits.centre()),
                        limits.areKnown()
                                ? ", limits "
                                        + words.unit().say(Math.max(words.unit().least(), limits.lower())) + " to "
                                        + words.unit().say(Math.min(words.unit().most(), limits.upper()))
                                : "",
                        words.target()
                                .map(target -> " Target " + words.unit().say(target) + ".")
                                .orElse(""),
                        kinds(),
                        Conclusion.of(chart, words),
                        leftOut)
                .strip();
    }

    private String kinds() {
        final long special = IntStream.range(0, periods.size())
                .filter(i -> chart.points().get(i).signal().way() != 0)
                .count();
        return special + " of them beyond what chance explains.";
    }
}
