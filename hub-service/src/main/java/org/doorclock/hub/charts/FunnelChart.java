// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import static org.doorclock.hub.charts.Svg.Hold.END;
import static org.doorclock.hub.charts.Svg.Hold.MIDDLE;
import static org.doorclock.hub.charts.Svg.Hold.START;
import static org.doorclock.hub.charts.Svg.at;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.doorclock.hub.statistics.Bounds;
import org.doorclock.hub.statistics.Funnel;
import org.doorclock.hub.statistics.Funnel.Point;
import org.doorclock.hub.statistics.Funnel.Standing;
import org.doorclock.hub.statistics.Signal;
import org.doorclock.hub.statistics.Variation;

/** A funnel as a picture: each place by its number of patients and its share, inside the limits of chance. */
public final class FunnelChart {

    private static final int WIDTH = 1120;
    private static final int HEIGHT = 560;
    private static final double LEFT = 76;
    private static final double RIGHT = 914;
    private static final double TOP = 96;
    private static final double BOTTOM = 480;
    private static final int STEPS = 6;
    private static final int SAMPLES = 120;

    private final Funnel funnel;
    private final Words words;
    private final Scale across;
    private final Scale up;

    private FunnelChart(final Funnel funnel, final Words words) {
        this.funnel = funnel;
        this.words = words;
        this.across = Scale.around(
                DoubleStream.concat(DoubleStream.of(0), funnel.points().stream().mapToDouble(FunnelChart::cases)),
                STEPS + 2,
                0,
                Double.MAX_VALUE,
                LEFT,
                RIGHT);
        this.up = Scale.around(
                DoubleStream.concat(
                        words.target().stream().mapToDouble(Double::doubleValue),
                        funnel.points().stream()
                                .flatMapToDouble(point -> DoubleStream.of(
                                        point.share(),
                                        point.bounds().lower998(),
                                        point.bounds().upper998()))),
                STEPS,
                0,
                1,
                BOTTOM,
                TOP);
    }

    /** One {@code svg} element, 1120 by 560 pixels. The funnel has at least one point, and its unit is per cent. */
    public static String svg(final Funnel funnel, final Words words) {
        return new FunnelChart(funnel, words).draw();
    }

    /** One or two sentences: which places differ from the rest by more than chance, in the order of their names. */
    public static String conclusion(final Funnel funnel) {
        final String high = names(funnel, List.of(Standing.VERY_HIGH));
        final String low = names(funnel, List.of(Standing.VERY_LOW));
        final String between = names(funnel, List.of(Standing.HIGH, Standing.LOW));
        if (high.isEmpty() && low.isEmpty()) {
            return "No place differs from the rest by more than chance explains."
                    + (between.isEmpty() ? "" : " Outside 19 in 20, to be watched: " + between + ".");
        }
        return (high.isEmpty() ? "" : "Higher than chance explains: " + high + ". ")
                + (low.isEmpty() ? "" : "Lower than chance explains: " + low + ". ")
                + "All others are where chance alone may put them, and no order among them means anything.";
    }

    private static String names(final Funnel funnel, final List<Standing> standings) {
        return funnel.points().stream()
                .filter(point -> standings.contains(point.standing()))
                .map(point -> point.unit().name())
                .collect(Collectors.joining(", "));
    }

    private String draw() {
        final Svg svg = new Svg(WIDTH, HEIGHT, words.title(), description());
        svg.text(20, 38, START, Svg.Type.TITLE, words.title());
        svg.text(20, 66, START, Svg.Type.NOTE, words.measured() + ", each place once. " + basis());
        for (final double tick : up.ticks()) {
            svg.line(LEFT, up.at(tick), RIGHT, up.at(tick), Svg.Pen.GRID);
            svg.text(
                    LEFT - 10, up.at(tick) + 6, END, Svg.Type.AXIS, words.unit().tick(tick));
        }
        for (final double tick : across.ticks()) {
            svg.text(across.at(tick), BOTTOM + 28, MIDDLE, Svg.Type.AXIS, Unit.MINUTES.tick(tick));
        }
        svg.text((LEFT + RIGHT) / 2, BOTTOM + 58, MIDDLE, Svg.Type.AXIS, "Patients");
        words.target().ifPresent(target -> svg.line(LEFT, up.at(target), RIGHT, up.at(target), Svg.Pen.TARGET));
        final double centre = funnel.spread().centre();
        svg.line(LEFT, up.at(centre), RIGHT, up.at(centre), Svg.Pen.CENTRE);
        curve(svg, Bounds::upper998, new Svg.Pen(Ink.MUTED, 2, ""));
        curve(svg, Bounds::lower998, new Svg.Pen(Ink.MUTED, 2, ""));
        curve(svg, Bounds::upper95, Svg.Pen.LIMIT);
        curve(svg, Bounds::lower95, Svg.Pen.LIMIT);
        lineLabels(svg);
        points(svg);
        return svg.done();
    }

    private String basis() {
        return funnel.spread().isWidened()
                ? "Limits widened by what places differ beyond chance."
                : "Lines are the limits of chance.";
    }

    private void curve(final Svg svg, final ToDoubleFunction<Bounds> which, final Svg.Pen pen) {
        final StringBuilder path = new StringBuilder();
        for (int i = 1; i <= SAMPLES; i++) {
            final int cases = (int) Math.max(1, Math.round(across.high() * i * i / SAMPLES / SAMPLES));
            final double value = which.applyAsDouble(funnel.spread().at(cases));
            if (up.holds(value)) {
                path.append(path.isEmpty() ? "M" : "L")
                        .append(at(across.at(cases)))
                        .append(' ')
                        .append(at(up.at(value)));
            }
        }
        svg.path(path.toString(), pen);
    }

    private void lineLabels(final Svg svg) {
        final Labels labels = new Labels();
        final Bounds end = funnel.spread().at((int) across.high());
        final Svg.Type type = Svg.Type.AXIS.bold();
        labels.add(up.at(end.upper998()), type, "998 in 1,000");
        labels.add(up.at(end.upper95()), type, "19 in 20");
        labels.add(
                up.at(funnel.spread().centre()),
                type.in(Ink.INK),
                "All " + say(funnel.spread().centre()));
        labels.add(up.at(end.lower95()), type, "19 in 20");
        labels.add(up.at(end.lower998()), type, "998 in 1,000");
        words.target().ifPresent(target -> labels.add(up.at(target), type.in(Ink.TARGET), "Target " + say(target)));
        labels.draw(svg, RIGHT + 14, TOP, BOTTOM);
    }

    private void points(final Svg svg) {
        final PointLabels labels = new PointLabels(LEFT, RIGHT, TOP - 10, BOTTOM);
        for (final Point point : funnel.points()) {
            labels.point(
                    across.at(cases(point)),
                    up.at(point.share()),
                    point.unit().name(),
                    point.standing() != Standing.WITHIN);
        }
        labels.draw(svg);
        for (final Point point : funnel.points()) {
            svg.mark(across.at(cases(point)), up.at(point.share()), sign(point.standing()));
        }
    }

    private String sign(final Standing standing) {
        return switch (standing) {
            case WITHIN -> Sign.point(Variation.COMMON_CAUSE);
            case HIGH, LOW -> Sign.point(Variation.NEUTRAL_HIGH);
            case VERY_HIGH -> Sign.point(Variation.of(Signal.ABOVE_LIMIT, words.direction()));
            case VERY_LOW -> Sign.point(Variation.of(Signal.BELOW_LIMIT, words.direction()));
        };
    }

    private String say(final double share) {
        return words.unit().say(share);
    }

    private String description() {
        return "%d places; the share of all is %s.%s %s"
                .formatted(
                        funnel.points().size(),
                        say(funnel.spread().centre()),
                        words.target()
                                .map(target -> " Target " + say(target) + ".")
                                .orElse(""),
                        conclusion(funnel));
    }

    private static double cases(final Point point) {
        return point.unit().count().all();
    }
}
