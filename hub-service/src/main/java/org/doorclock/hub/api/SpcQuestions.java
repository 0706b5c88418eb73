// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.analysis.ChangesFile;
import org.doorclock.hub.analysis.Span;
import org.doorclock.hub.analysis.Statistic;
import org.doorclock.hub.analysis.Trends;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.statistics.ChartRules;

/** Makes of a query which control charts are asked for. */
final class SpcQuestions {

    static final List<String> PARAMETERS = Stream.concat(
                    Questions.PARAMETERS.stream(),
                    Stream.of("statistic", "chart", "screen", "baseline", "run", "trend", "rebase", "reason"))
            .toList();

    private static final int USUAL_PERIODS = 24;
    private static final int MOST_POINTS = 600;
    private static final int MOST_ROW = 20;

    private final Questions questions;

    /**
     * @param question what the points are
     * @param trends how they are made into charts
     */
    record Asked(Question question, Trends trends) {}

    SpcQuestions(final Questions questions) {
        this.questions = questions;
    }

    Asked of(final Query query, final LocalDate today, final Changes written) {
        final Question question = whole(query, questions.of(query), today);
        final Statistic statistic = query.choice("statistic", Statistic::ofWireName, Statistic.CHOICES)
                .orElseGet(() -> usual(question));
        if (statistic == Statistic.PROPORTION && hasNoLimit(question)) {
            throw Parameters.wrong(
                    "The measure has no limit, so no proportion meets it.", "Use statistic=median or statistic=mean.");
        }
        final boolean binomial =
                query.choice("chart", SpcQuestions::chart, "xmr or p").orElse(false);
        if (binomial && statistic != Statistic.PROPORTION) {
            throw Parameters.wrong(
                    "A p chart is of proportions, and the statistic is another.",
                    "Use chart=xmr or statistic=proportion.");
        }
        final List<Changes.Change> asked = changes(query, question);
        return new Asked(
                question,
                new Trends(
                        statistic,
                        binomial,
                        rules(query),
                        org -> Stream.concat(
                                        written
                                                .of(
                                                        question.level(),
                                                        org,
                                                        question.measure()
                                                                .measure()
                                                                .id())
                                                .stream(),
                                        asked.stream())
                                .sorted(Comparator.comparing(Changes.Change::day))
                                .toList()));
    }

    /** Unless the query says otherwise: the last 24 periods that have ended. */
    private static Question whole(final Query query, final Question question, final LocalDate today) {
        if (question.grain() == Grain.HOUR_OF_WEEK || question.grain() == Grain.TOTAL) {
            throw Parameters.wrong(
                    "The parameter by asks for periods that do not follow one another.",
                    "Use by=day, week, month, quarter, year or financial-year.");
        }
        if (question.bands().size() > 1) {
            throw Parameters.wrong("The parameter band names several, and a chart is of one.", "Name one band.");
        }
        final LocalDate to = query.text("to").isPresent()
                ? question.to()
                : Span.around(question.grain(), today).from();
        final LocalDate from = query.text("from").isPresent()
                ? question.from()
                : Span.around(question.grain(), to).back(USUAL_PERIODS);
        Parameters.requireOrder(from, to);
        if (from.isBefore(Span.around(question.grain(), to).back(MOST_POINTS))) {
            throw Parameters.wrong(
                    "From from to to there are more periods than one chart holds.",
                    "Use longer periods, or fewer days.");
        }
        return new Question(
                question.measure(),
                from,
                to,
                question.level(),
                question.grain(),
                question.bands(),
                question.scope(),
                question.showSmall());
    }

    private static Statistic usual(final Question question) {
        return hasNoLimit(question) ? Statistic.MEDIAN : Statistic.PROPORTION;
    }

    private static boolean hasNoLimit(final Question question) {
        return question.measure().measure().limit().isEmpty();
    }

    private static ChartRules rules(final Query query) {
        final int baseline = query.number("baseline", 0, ChartRules.LEAST_BASELINE, MOST_POINTS);
        return new ChartRules(
                query.choice("screen", SpcQuestions::yes, "yes or no").orElse(true),
                baseline == 0 ? OptionalInt.empty() : OptionalInt.of(baseline),
                query.number("run", ChartRules.USUAL_ROW, 3, MOST_ROW),
                query.number("trend", ChartRules.USUAL_ROW, 3, MOST_ROW),
                List.of());
    }

    private static List<Changes.Change> changes(final Query query, final Question question) {
        final Optional<List<LocalDate>> days =
                query.choice("rebase", SpcQuestions::days, "a date such as 2026-04-01, or several with commas");
        final Optional<String> reason = query.choice(
                "reason",
                text -> Optional.of(text.strip())
                        .filter(words -> !words.isEmpty() && words.length() <= ChangesFile.LONGEST_REASON),
                "1 to " + ChangesFile.LONGEST_REASON + " characters");
        if (days.isPresent() != reason.isPresent()) {
            throw Parameters.wrong(
                    "Limits are reckoned anew only for a reason, and one of rebase and reason is missing.",
                    "Give both: rebase=2026-04-01 and reason= what changed then.");
        }
        return days.orElse(List.of()).stream()
                .map(day -> new Changes.Change(question.level(), "", Optional.empty(), day, reason.orElseThrow()))
                .toList();
    }

    private static Optional<List<LocalDate>> days(final String text) {
        try {
            return Optional.of(
                    Arrays.stream(text.split(",", -1)).map(LocalDate::parse).toList());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> chart(final String name) {
        return switch (name) {
            case "xmr" -> Optional.of(false);
            case "p" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> yes(final String word) {
        return switch (word) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
