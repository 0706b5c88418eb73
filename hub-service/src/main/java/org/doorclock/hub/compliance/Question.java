// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.calendar.LocalDays;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Scope;

/**
 * What is asked of the cases.
 *
 * @param measure the rule
 * @param from the first day, by clock start, local time
 * @param to the day after the last
 * @param level what a row is about
 * @param grain how long a period is
 * @param bands each has rows of its own; at least one
 * @param scope which part of the organisation
 * @param showSmall whether figures of few cases are given too
 */
public record Question(
        MeasureSet.Place measure,
        LocalDate from,
        LocalDate to,
        Level level,
        Grain grain,
        List<Band> bands,
        Scope scope,
        boolean showSmall) {

    public Question {
        bands = List.copyOf(EnumSet.copyOf(bands));
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period ends after it begins");
        }
    }

    /** By site and month, at all hours, everywhere, figures of few cases kept back. */
    public static Question of(final MeasureSet.Place measure, final LocalDate from, final LocalDate to) {
        return new Question(measure, from, to, Level.SITE, Grain.MONTH, List.of(Band.ALL), Scope.EVERYWHERE, false);
    }

    /** When its first day begins, inclusive. */
    public Instant start() {
        return LocalDays.startOf(from);
    }

    /** When its last day ends, exclusive. */
    public Instant end() {
        return LocalDays.startOf(to);
    }

    /** Whether figures of so many cases are given. */
    boolean shows(final int cases) {
        return showSmall || cases >= Answer.FEW;
    }

    public Question at(final Level other) {
        return new Question(measure, from, to, other, grain, bands, scope, showSmall);
    }

    public Question by(final Grain other) {
        return new Question(measure, from, to, level, other, bands, scope, showSmall);
    }

    public Question during(final Set<Band> others) {
        return new Question(measure, from, to, level, grain, List.copyOf(others), scope, showSmall);
    }

    Question between(final LocalDate first, final LocalDate end) {
        return new Question(measure, first, end, level, grain, bands, scope, showSmall);
    }

    public Question in(final Scope other) {
        return new Question(measure, from, to, level, grain, bands, other, showSmall);
    }

    public Question showingSmall(final boolean show) {
        return new Question(measure, from, to, level, grain, bands, scope, show);
    }
}
