// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.cases.Timing;
import org.doorclock.hub.http.Query;

/**
 * Which cases a list is asked for. With a measure, the same parameters give the cases behind a figure of compliance: days
 * are those of the measure's clock, and cases that it does not count are left out unless they are asked for.
 */
final class CaseFilter {

    static final String[] PARAMETERS = {"site", "door", "from", "to", "state", "measure", "verdict"};

    private static final List<String> OUTCOMES = Arrays.stream(Standing.values())
            .filter(standing -> standing != Standing.OPEN)
            .map(Standing::outcome)
            .distinct()
            .toList();

    private CaseFilter() {}

    /** To be asked inside {@link CaseBook#read}. */
    static Predicate<Case> of(final Query query, final CaseBook book, final Instant now) {
        final Optional<MeasureSet.Place> measure =
                query.choice("measure", book.measures()::find, "one of " + Parameters.ids(book.measures()));
        final Predicate<Case> place = place(query);
        final Predicate<Case> outcome = outcome(query, measure, book, now);
        final Predicate<Case> days =
                days(query, measure.orElse(book.measures().places().getFirst()), book);
        return folded -> place.test(folded) && days.test(folded) && outcome.test(folded);
    }

    private static Predicate<Case> place(final Query query) {
        final Optional<String> site = Parameters.site(query);
        final Optional<String> door = Parameters.door(query);
        final Optional<Case.State> state = query.choice("state", CaseFilter::state, "waiting, scanned or closed");
        return folded -> site.filter(name -> !name.equals(folded.site())).isEmpty()
                && door.filter(name -> !name.equals(folded.door())).isEmpty()
                && state.filter(wanted -> wanted != folded.state()).isEmpty();
    }

    private static Predicate<Case> outcome(
            final Query query, final Optional<MeasureSet.Place> measure, final CaseBook book, final Instant now) {
        final Optional<String> verdict = query.choice(
                "verdict",
                value -> Optional.of(value).filter(OUTCOMES::contains),
                "one of " + String.join(", ", OUTCOMES));
        if (measure.isEmpty()) {
            if (verdict.isPresent()) {
                throw Parameters.wrong(
                        "The parameter verdict is there without a measure.",
                        "Add the measure whose verdict is meant, such as measure=asi-4a.");
            }
            return folded -> true;
        }
        return folded -> {
            final Standing standing = book.timing(folded, measure.get()).standing(measure.get(), now);
            return verdict.map(standing.outcome()::equals).orElse(standing != Standing.NOT_COUNTED);
        };
    }

    private static Predicate<Case> days(final Query query, final MeasureSet.Place measure, final CaseBook book) {
        final Optional<LocalDate> from = Parameters.date(query, "from");
        final Optional<LocalDate> to = Parameters.date(query, "to");
        if (from.isPresent() && to.isPresent()) {
            Parameters.requireOrder(from.get(), to.get());
        }
        final Instant first = from.map(CaseFilter::startOf).orElse(Instant.MIN);
        final Instant end = to.map(CaseFilter::startOf).orElse(Instant.MAX);
        return folded -> {
            final Timing timing = book.timing(folded, measure);
            final Instant at = timing.start().orElse(folded.events().getFirst()).shown();
            return !at.isBefore(first) && at.isBefore(end);
        };
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
