// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.analysis.Demand;
import org.doorclock.hub.analysis.Demands;
import org.doorclock.hub.analysis.Qualities;
import org.doorclock.hub.analysis.Quality;
import org.doorclock.hub.analysis.Statistic;
import org.doorclock.hub.analysis.Trend;
import org.doorclock.hub.analysis.Trends;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.statistics.ChartRules;
import org.doorclock.time.TimeSource;

/** Finds what the dashboard shows. Safe for use by many threads. */
final class Figures {

    /** Two patients do not start in the same scanner sooner than this after one another. */
    private static final Duration APART = Duration.ofMinutes(3);

    private static final Demands.Terms TERMS = new Demands.Terms(15, 1, 85);

    private final Compliance compliance;
    private final Demands demands;
    private final Qualities qualities;
    private final Changes changes;

    Figures(
            final CaseBook book,
            final Compliance compliance,
            final Organisation organisation,
            final Changes changes,
            final TimeSource time) {
        this.compliance = compliance;
        this.demands = new Demands(book, organisation, time);
        this.qualities = new Qualities(book, organisation, time);
        this.changes = changes;
    }

    /**
     * A measure's control charts.
     *
     * @param statistic what a point is
     * @param grain how long one is
     * @param trends by place
     */
    record Charts(MeasureSet.Place measure, Statistic statistic, Grain grain, List<Trend> trends) {

        /** The one place that a chart can be about; empty if there are several, or none. */
        Optional<Trend> only() {
            return trends.size() == 1 ? Optional.of(trends.getFirst()) : Optional.empty();
        }
    }

    Answer rows(final Question question) {
        return compliance.answer(question);
    }

    /** Of each place over all the days asked for. */
    Answer totals(final Question question) {
        return compliance.answer(question.by(Grain.TOTAL));
    }

    Charts charts(final Question question, final MeasureSet.Place measure, final LocalDate today) {
        final Grain grain = isSeries(question.grain()) ? question.grain() : Grain.MONTH;
        final Statistic statistic = measure.measure().limit().isPresent() ? Statistic.PROPORTION : Statistic.MEDIAN;
        final Answer answer = compliance.answer(new Question(
                measure,
                question.from(),
                question.to(),
                question.level(),
                grain,
                question.bands(),
                question.scope(),
                false));
        return new Charts(
                measure,
                statistic,
                grain,
                new Trends(
                                statistic,
                                false,
                                ChartRules.AGAINST_THE_FIRST,
                                org -> changes.of(
                                        question.level(), org, measure.measure().id()))
                        .of(answer, today));
    }

    /** Arrivals by hour of the week, from Monday midnight on. */
    int[] week(final Question question) {
        return demands.of(question, TERMS).hours().stream()
                .mapToInt(Demand.Hour::arrivals)
                .toArray();
    }

    Quality quality(final Question question) {
        return qualities.of(question, APART);
    }

    private static boolean isSeries(final Grain grain) {
        return switch (grain) {
            case DAY, WEEK, MONTH, QUARTER, YEAR, FINANCIAL_YEAR -> true;
            case HOUR_OF_WEEK, TOTAL -> false;
        };
    }
}
