// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A series held against its limits.
 *
 * @param points in order of time, at least one
 * @param phases which the points fall into; the rules look at each by itself
 */
public record ControlChart(List<Point> points, List<Phase> phases) {

    /** One point, in the unit of the series. */
    public record Point(double value, Limits limits, Signal signal) {}

    /**
     * A stretch of points that share a centre line.
     *
     * @param from its first point
     * @param to the point after its last
     * @param basis its limits rest on so many of its first points
     * @param reason why it begins; empty for the first
     */
    public record Phase(int from, int to, int basis, String reason) {

        /** Whether its limits are for trial: every further point moves them. */
        public boolean isTrial() {
            return basis < ChartRules.LEAST_BASELINE;
        }
    }

    public Point last() {
        return points.getLast();
    }

    /** What the last point says. */
    public Variation variation(final Direction direction) {
        return Variation.of(last().signal(), direction);
    }

    /** What the last limits say of a target; empty if neither way is better. */
    public Optional<Assurance> assurance(final double target, final Direction direction) {
        return Assurance.of(last().limits(), target, direction);
    }

    /**
     * @param limits of the points of a phase, from the number of its first point to that after its last
     */
    static ControlChart of(
            final double[] values, final ChartRules rules, final BiFunction<Integer, Integer, Limits[]> limits) {
        final List<Point> points = new ArrayList<>();
        final List<Phase> phases = phases(values.length, rules);
        for (final Phase phase : phases) {
            final double[] own = Arrays.copyOfRange(values, phase.from(), phase.to());
            final Limits[] against = limits.apply(phase.from(), phase.to());
            final Signal[] signals = new SpecialCauses(own, against, rules).signals();
            IntStream.range(0, own.length).forEach(i -> points.add(new Point(own[i], against[i], signals[i])));
        }
        return new ControlChart(List.copyOf(points), phases);
    }

    private static List<Phase> phases(final int size, final ChartRules rules) {
        final List<Phase> phases = new ArrayList<>();
        int from = 0;
        String reason = "";
        for (final Rebase rebase : rules.rebases()) {
            if (rebase.at() < from || rebase.at() >= size) {
                throw new IllegalArgumentException("no point to rebase at, or not in order: " + rebase.at());
            }
            if (rebase.at() > from) {
                phases.add(phase(from, rebase.at(), rules, reason));
            }
            from = rebase.at();
            reason = rebase.reason();
        }
        phases.add(phase(from, size, rules, reason));
        return List.copyOf(phases);
    }

    private static Phase phase(final int from, final int to, final ChartRules rules, final String reason) {
        return new Phase(from, to, Math.min(to - from, rules.baseline().orElse(to - from)), reason);
    }
}
