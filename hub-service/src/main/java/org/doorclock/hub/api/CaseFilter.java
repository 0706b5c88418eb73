// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Sought;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.cases.Timing;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Membership;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.organisation.Scope;

/**
 * Which cases a list is asked for. With a measure, the parameters of a figure of compliance give the cases that it is of:
 * the same place, days, period and band by the measure's clock; cases that it does not count only if they are asked for.
 */
final class CaseFilter {

    static final String[] PARAMETERS = Stream.concat(
                    Stream.of("state", "verdict", "period"),
                    Questions.PARAMETERS.stream()
                            .filter(name -> !List.of("level", "small", "format").contains(name)))
            .toArray(String[]::new);

    private static final List<String> OUTCOMES = Arrays.stream(Standing.values())
            .filter(standing -> standing != Standing.OPEN)
            .map(Standing::outcome)
            .distinct()
            .toList();

    private final CaseBook book;
    private final Compliance compliance;
    private final Questions questions;
    private final Organisation organisation;

    CaseFilter(
            final CaseBook book,
            final Compliance compliance,
            final Questions questions,
            final Organisation organisation) {
        this.book = book;
        this.compliance = compliance;
        this.questions = questions;
        this.organisation = organisation;
    }

    /**
     * The cases that were asked for.
     *
     * @param sought what all have that {@code filter} takes
     * @param filter to be asked inside {@link CaseBook#read}, by one thread
     */
    record Wanted(Sought sought, Predicate<Case> filter) {

        private Wanted and(final Predicate<Case> other) {
            return new Wanted(sought, other.and(filter));
        }
    }

    Wanted of(final Query query, final Instant now) {
        final Optional<Case.State> state = query.choice("state", CaseFilter::state, "waiting, scanned or closed");
        final Wanted others = query.text("measure").isPresent() ? counted(query, now) : any(query, now);
        return others.and(
                folded -> state.filter(wanted -> wanted != folded.state()).isEmpty());
    }

    private Wanted counted(final Query query, final Instant now) {
        final Optional<String> verdict = query.choice(
                "verdict",
                value -> Optional.of(value).filter(OUTCOMES::contains),
                "one of " + String.join(", ", OUTCOMES));
        final Question question = questions.of(query);
        final MeasureSet.Place measure = question.measure();
        final Membership membership = compliance.membership(question, query.text("period"));
        final Predicate<Standing> asked =
                standing -> verdict.map(standing.outcome()::equals).orElse(standing != Standing.NOT_COUNTED);
        return new Wanted(
                new Sought(at(question.scope()), measure, question.start(), question.end(), asked, now), folded -> {
                    final Timing timing = book.timing(folded, measure);
                    return membership.holds(folded, timing) && asked.test(timing.standing(measure, now));
                });
    }

    private Predicate<String> at(final Scope scope) {
        return site -> scope.holds(organisation.of(site));
    }

    /** Days are by the clock of the first measure. */
    private Wanted any(final Query query, final Instant now) {
        for (final String name : List.of("verdict", "period", "by", "band")) {
            if (query.text(name).isPresent()) {
                throw Parameters.wrong(
                        "The parameter " + name + " is there without a measure.",
                        "Add the measure that is meant, such as measure=asi-4a.");
            }
        }
        final Scope scope = questions.scope(query);
        final Optional<LocalDate> from = Parameters.date(query, "from");
        final Optional<LocalDate> to = Parameters.date(query, "to");
        if (from.isPresent() && to.isPresent()) {
            Parameters.requireOrder(from.get(), to.get());
        }
        final Instant first = from.map(CaseFilter::startOf).orElse(Instant.MIN);
        final Instant end = to.map(CaseFilter::startOf).orElse(Instant.MAX);
        final MeasureSet.Place measure = book.measures().places().getFirst();
        return new Wanted(new Sought(at(scope), measure, first, end, any -> true, now), folded -> {
            final Instant at = book.timing(folded, measure).when();
            return !at.isBefore(first)
                    && at.isBefore(end)
                    && scope.holdsDoor(folded.door())
                    && scope.holds(organisation.of(folded.site()));
        });
    }

    private static Instant startOf(final LocalDate day) {
        return day.atStartOfDay(Parameters.LOCAL).toInstant();
    }

    private static Optional<Case.State> state(final String name) {
        return Arrays.stream(Case.State.values())
                .filter(state -> state.wireName().equals(name))
                .findFirst();
    }
}
