// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doorclock.event.Milestone;

/**
 * A rule that cases are counted by. As people write it: {@code /measures.yaml} on the class path.
 *
 * @param id fixed for ever
 * @param title for people
 * @param version rises with every change of the rule
 * @param origin who wrote the rule down
 * @param valid when the source asked for it; says nothing of which cases count
 * @param source who set it and what it asks, in our words
 * @param counts who counts
 * @param clockStarts what the clock starts on, in order of precedence; of several of one kind the earliest. Never empty
 * @param clockStop the milestone it stops on; the first of the case
 * @param limit how long it may run; empty for a measure that is a mean and a median only
 * @param absurdAfter a longer time from start to stop is a wrong date: quarantined
 * @param target the share of cases that should meet the limit, above 0 and at most 1; empty if the source sets none
 * @param needs what no door records and the figure cannot be had without, as people read it
 */
public record Measure(
        String id,
        String title,
        int version,
        Origin origin,
        Validity valid,
        Source source,
        Cohort counts,
        List<ClockStart> clockStarts,
        Milestone clockStop,
        Optional<Limit> limit,
        Duration absurdAfter,
        Optional<Double> target,
        List<String> needs) {

    /** Who wrote a rule down. On the wire in lower case with hyphens. */
    public enum Origin {
        /** It comes with the product. */
        BUILT_IN,
        /** The site's own file. */
        SITE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Both days included.
     *
     * @param from empty: not known, or always
     * @param to empty: until now
     */
    public record Validity(Optional<LocalDate> from, Optional<LocalDate> to) {}

    /**
     * Where a rule comes from.
     *
     * @param document the document, with its publisher and year
     * @param says what it asks for
     * @param chosenHere what it leaves open, and how that was chosen; empty if nothing
     */
    public record Source(String document, String says, String chosenHere) {}

    public Measure {
        clockStarts = List.copyOf(clockStarts);
        needs = List.copyOf(needs);
        if (clockStarts.isEmpty()) {
            throw new IllegalArgumentException(id + ": a measure needs a clock start");
        }
    }

    /** The arithmetic that durations are taken with. */
    public Arithmetic arithmetic() {
        return limit.map(Limit::arithmetic).orElse(Arithmetic.EXACT);
    }
}
