// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorclock.event.Names;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.organisation.Scope;
import org.doorclock.settings.Nearest;
import org.doorclock.time.TimeSource;

/** Makes of a query what is asked of the cases: the same words at every address that gives figures. */
public final class Questions {

    /** The parameters of every such address. */
    public static final List<String> PARAMETERS = List.of(
            "measure", "from", "to", "level", "by", "band", "door", "site", "trust", "network", "region", "nation",
            "small", "format");

    private static final int USUAL_MONTHS = 12;
    private static final int MOST_DAYS = 3700;

    private final CaseBook book;
    private final Organisation organisation;
    private final TimeSource time;

    public Questions(final CaseBook book, final Organisation organisation, final TimeSource time) {
        this.book = book;
        this.organisation = organisation;
        this.time = time;
    }

    /** These and some of an address's own. */
    static String[] parametersAnd(final String... own) {
        return Stream.concat(PARAMETERS.stream(), Stream.of(own)).toArray(String[]::new);
    }

    Question of(final Query query) {
        return of(query, Grain.MONTH);
    }

    /** @param usual how long a period is unless the query says otherwise */
    Question of(final Query query, final Grain usual) {
        return of(
                query,
                query.required("measure", book.measures()::find, "one of " + Parameters.ids(book.measures())),
                usual);
    }

    /** Where the address has a measure and a length of periods of its own that hold unless the query says otherwise. */
    public Question of(final Query query, final String measure, final Grain usual) {
        return of(
                query,
                query.choice("measure", book.measures()::find, "one of " + Parameters.ids(book.measures()))
                        .orElseGet(() -> book.measures().find(measure).orElseThrow()),
                usual);
    }

    private Question of(final Query query, final MeasureSet.Place measure, final Grain usual) {
        final LocalDate to = Parameters.date(query, "to")
                .orElseGet(
                        () -> time.now().atZone(Parameters.LOCAL).toLocalDate().plusDays(1));
        final LocalDate from = Parameters.date(query, "from")
                .orElseGet(() -> to.minusDays(1).withDayOfMonth(1).minusMonths(USUAL_MONTHS - 1L));
        Parameters.requireOrder(from, to);
        final Grain grain = query.choice("by", Grain::ofWireName, Grain.CHOICES).orElse(usual);
        if (grain == Grain.DAY && ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw Parameters.wrong(
                    "From from to to there are more days than one answer gives.",
                    "Use by=month or by=week, or ask in parts.");
        }
        return Question.of(measure, from, to)
                .at(query.choice("level", Level::ofWireName, Level.CHOICES).orElse(Level.SITE))
                .by(grain)
                .during(query.choice("band", Questions::bands, Band.CHOICES + ", or several with commas")
                        .orElse(EnumSet.of(Band.ALL)))
                .in(scope(query))
                .showingSmall(query.choice("small", value -> Optional.of(value).filter("show"::equals), "show")
                        .isPresent());
    }

    private static Optional<Set<Band>> bands(final String text) {
        final Set<Band> bands = EnumSet.noneOf(Band.class);
        for (final String name : text.split(",", -1)) {
            final Optional<Band> band = Band.ofWireName(name);
            if (band.isEmpty()) {
                return Optional.empty();
            }
            bands.add(band.get());
        }
        return Optional.of(bands);
    }

    /** The part of the organisation that a query is about. */
    Scope scope(final Query query) {
        Scope scope = Scope.EVERYWHERE;
        for (final Level level : Level.values()) {
            final Optional<String> id = query.choice(
                    level.wireName(),
                    value -> Optional.of(value).filter(Names::isValid),
                    "the id of a " + level.wireName());
            if (id.isPresent()) {
                requireKnown(level, id.get());
                scope = scope.and(level, id.get());
            }
        }
        return scope;
    }

    /** A site may be one that nothing was heard from yet; a misspelt network would be a figure of nobody. */
    private void requireKnown(final Level level, final String id) {
        if (level == Level.DOOR || level == Level.SITE) {
            return;
        }
        final List<String> known = organisation.ids(level, book.read(book::sites));
        if (!known.contains(id)) {
            throw Parameters.wrong(
                    "The parameter " + level.wireName() + " is not the id of one that this hub knows.",
                    known.isEmpty()
                            ? "No site is placed in one: that needs an organisation file."
                            : "The nearest is " + Nearest.of(id, known) + "; /api/v1/sites lists them.");
        }
    }
}
