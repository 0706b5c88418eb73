// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.cases.CaseEvent;

/** Counts the cases of one breakdown of the pathway. */
final class PathwayTally {

    private static final double NANOS_PER_MINUTE = 60e9;
    private static final double MEDIAN = 0.5;
    private static final double P90 = 0.9;

    private static final Step[] STEPS = Step.values();

    private final Counts[] counts;
    private int cases;

    /** @param room taken by every duration that is kept */
    PathwayTally(final Room room) {
        counts = Arrays.stream(STEPS).map(step -> new Counts(room)).toArray(Counts[]::new);
    }

    /** @param moments by {@link Step.Moment}; null where there is none */
    void add(final CaseEvent[] moments) {
        cases++;
        for (int i = 0; i < STEPS.length; i++) {
            counts[i].count(
                    moments[STEPS[i].from().ordinal()], moments[STEPS[i].to().ordinal()]);
        }
    }

    Pathways.Breakdown breakdown(final String period, final String org, final Band band, final Question question) {
        final List<Pathways.Part> parts = new ArrayList<>();
        if (question.shows(cases)) {
            for (int i = 0; i < STEPS.length; i++) {
                parts.add(counts[i].part(STEPS[i], question));
            }
        }
        return new Pathways.Breakdown(period, org, band, cases, parts);
    }

    private static final class Counts {
        private static final int KEPT = 3;

        private final Room room;
        private final Quantiles best = new Quantiles();
        private final Quantiles shortest = new Quantiles();
        private final Quantiles longest = new Quantiles();
        private int orderUnsure;
        private int outOfOrder;
        private int undated;
        private int noStart;
        private int noEnd;
        private int neither;

        private Counts(final Room room) {
            this.room = room;
        }

        private void count(final CaseEvent from, final CaseEvent to) {
            if (from == null || to == null) {
                neither += from == null && to == null ? 1 : 0;
                noStart += from == null && to != null ? 1 : 0;
                noEnd += from != null && to == null ? 1 : 0;
            } else if (!from.isDated() || !to.isDated()) {
                undated++;
            } else {
                add(from, to);
            }
        }

        private void add(final CaseEvent from, final CaseEvent to) {
            final long most = to.longestSince(from);
            final long least = to.shortestSince(from);
            if (most < 0) {
                outOfOrder++;
                return;
            }
            orderUnsure += least < 0 ? 1 : 0;
            room.take(KEPT);
            longest.add(most);
            shortest.add(least);
            best.add(to.bestSince(from));
        }

        private Pathways.Part part(final Step step, final Question question) {
            return new Pathways.Part(
                    step,
                    best.size(),
                    orderUnsure,
                    outOfOrder,
                    undated,
                    noStart,
                    noEnd,
                    neither,
                    best.size() > 0 && question.shows(best.size())
                            ? Optional.of(new Pathways.Minutes(
                                    of(Quantiles::mean), of(q -> q.quantile(MEDIAN)), of(q -> q.quantile(P90))))
                            : Optional.empty());
        }

        /** A mean or a quantile of the shortest and of the longest times holds that of the true ones between them. */
        private Pathways.Bounded of(final ToDoubleFunction<Quantiles> figure) {
            return new Pathways.Bounded(
                    figure.applyAsDouble(best) / NANOS_PER_MINUTE,
                    figure.applyAsDouble(shortest) / NANOS_PER_MINUTE,
                    figure.applyAsDouble(longest) / NANOS_PER_MINUTE);
        }
    }
}
