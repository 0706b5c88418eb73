// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.cases.CaseEvent;

/** Counts the cases of one breakdown of the pathway. */
final class PathwayTally {

    private static final double NANOS_PER_MINUTE = 60e9;
    private static final double MEDIAN = 0.5;
    private static final double P90 = 0.9;

    private final Map<Step, Counts> steps = new EnumMap<>(Step.class);
    private int cases;

    PathwayTally() {
        for (final Step step : Step.values()) {
            steps.put(step, new Counts());
        }
    }

    void add(final Map<Step.Moment, CaseEvent> moments) {
        cases++;
        steps.forEach((step, counts) ->
                counts.add(Optional.ofNullable(moments.get(step.from())), Optional.ofNullable(moments.get(step.to()))));
    }

    Pathways.Breakdown breakdown(final String period, final String org, final Band band, final Question question) {
        final List<Pathways.Part> parts = new ArrayList<>();
        if (question.shows(cases)) {
            steps.forEach((step, counts) -> parts.add(counts.part(step, question)));
        }
        return new Pathways.Breakdown(period, org, band, cases, parts);
    }

    private static final class Counts {
        private final Quantiles best = new Quantiles();
        private final Quantiles shortest = new Quantiles();
        private final Quantiles longest = new Quantiles();
        private int orderUnsure;
        private int outOfOrder;
        private int undated;
        private int noStart;
        private int noEnd;
        private int neither;

        private void add(final Optional<CaseEvent> from, final Optional<CaseEvent> to) {
            if (from.isEmpty() || to.isEmpty()) {
                neither += from.isEmpty() && to.isEmpty() ? 1 : 0;
                noStart += from.isEmpty() && to.isPresent() ? 1 : 0;
                noEnd += from.isPresent() && to.isEmpty() ? 1 : 0;
            } else if (!from.get().isDated() || !to.get().isDated()) {
                undated++;
            } else {
                add(from.get(), to.get());
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
