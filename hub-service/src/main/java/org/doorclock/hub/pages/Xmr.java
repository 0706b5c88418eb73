// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An XmR chart's figures: mean and limits of the first twelve points (of all, as trial limits, while there are fewer),
 * and which points chance does not explain. Rules of NHS England's Making Data Count, in their precedence: a point
 * outside the limits; seven strictly rising or falling; two of three near one limit, all on its side of the mean; seven
 * in a row on one side, where a point on the mean breaks the row. Higher is better.
 *
 * @param mean in the points' unit
 * @param lower {@code mean} less 2.66 mean moving ranges
 * @param upper {@code mean} and 2.66 mean moving ranges
 * @param trial whether the limits rest on fewer than twelve points
 * @param kinds what each point is
 */
record Xmr(double mean, double lower, double upper, boolean trial, List<Kind> kinds) {

    /** Limits rest on so many points. */
    static final int BASE = 12;

    private static final double LIMIT = 2.66;
    private static final int RUN = 7;

    /** What a point says. */
    enum Kind {
        CHANCE,
        BETTER,
        WORSE
    }

    /** @param points in order of time, at least two */
    static Xmr of(final List<Double> points) {
        final List<Double> base = points.subList(0, Math.min(BASE, points.size()));
        final double mean =
                base.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        final double range = IntStream.range(1, base.size())
                .mapToDouble(i -> Math.abs(base.get(i) - base.get(i - 1)))
                .average()
                .orElseThrow();
        final double reach = LIMIT * range;
        return new Xmr(mean, mean - reach, mean + reach, base.size() < BASE, new Rules(points, mean, reach).kinds());
    }

    private record Rules(List<Double> points, double mean, double reach) {

        List<Kind> kinds() {
            final Kind[] kinds = new Kind[points.size()];
            IntStream.range(0, kinds.length).filter(this::isOutside).forEach(i -> mark(kinds, i, side(i)));
            for (int end = RUN - 1; end < kinds.length; end++) {
                markRun(kinds, end, trend(end));
            }
            for (int end = 2; end < kinds.length; end++) {
                markNear(kinds, end);
            }
            for (int end = RUN - 1; end < kinds.length; end++) {
                markRun(kinds, end, sameSide(end - RUN + 1, end));
            }
            final List<Kind> all = new ArrayList<>();
            for (final Kind kind : kinds) {
                all.add(kind == null ? Kind.CHANCE : kind);
            }
            return List.copyOf(all);
        }

        private double off(final int i) {
            return points.get(i) - mean;
        }

        private int side(final int i) {
            return (int) Math.signum(off(i));
        }

        private boolean isOutside(final int i) {
            return Math.abs(off(i)) > reach;
        }

        private int trend(final int end) {
            final int[] steps = IntStream.rangeClosed(end - RUN + 2, end)
                    .map(i -> (int) Math.signum(points.get(i) - points.get(i - 1)))
                    .distinct()
                    .toArray();
            return steps.length == 1 ? steps[0] : 0;
        }

        private int sameSide(final int from, final int to) {
            final int[] sides =
                    IntStream.rangeClosed(from, to).map(this::side).distinct().toArray();
            return sides.length == 1 ? sides[0] : 0;
        }

        private void markRun(final Kind[] kinds, final int end, final int side) {
            IntStream.rangeClosed(end - RUN + 1, end).forEach(i -> mark(kinds, i, side));
        }

        private void markNear(final Kind[] kinds, final int end) {
            final int side = sameSide(end - 2, end);
            final int[] near = IntStream.rangeClosed(end - 2, end)
                    .filter(i -> Math.abs(off(i)) > reach * 2 / 3)
                    .toArray();
            if (near.length >= 2) {
                IntStream.of(near).forEach(i -> mark(kinds, i, side));
            }
        }

        private static void mark(final Kind[] kinds, final int i, final int side) {
            if (kinds[i] == null && side != 0) {
                kinds[i] = side > 0 ? Kind.BETTER : Kind.WORSE;
            }
        }
    }
}
