// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;

/**
 * A rule that cases are counted by.
 *
 * @param id fixed for ever
 * @param title for people
 * @param version rises with every change of the rule
 * @param source who set it and what it asks, in our words
 * @param clockStarts what the clock starts on, in order of precedence; of several of one kind the earliest
 * @param clockStop the milestone it stops on; the first of the case
 * @param limit how long it may run; empty for a measure that is a median only
 * @param target the share of cases that should meet the limit, above 0 and at most 1; empty if the source sets none
 * @param pathways the pathways that are counted; a case that states none counts as stroke
 * @param leftOut a case closed for one of these before any clock stop is not counted
 */
public record Measure(
        String id,
        String title,
        int version,
        Source source,
        List<ClockStart> clockStarts,
        Milestone clockStop,
        Optional<Limit> limit,
        Optional<Double> target,
        Set<Pathway> pathways,
        Set<CloseReason> leftOut) {

    /**
     * Where a rule comes from.
     *
     * @param document the document, with its publisher and year
     * @param says what it asks for, and what it leaves open and was chosen here
     */
    public record Source(String document, String says) {}

    public Measure {
        clockStarts = List.copyOf(clockStarts);
        pathways = Set.copyOf(pathways);
        leftOut = Set.copyOf(leftOut);
        if (clockStarts.isEmpty() || pathways.isEmpty()) {
            throw new IllegalArgumentException(id + ": a measure needs a clock start and a pathway");
        }
    }

    /** The arithmetic that durations are taken with. */
    public Arithmetic arithmetic() {
        return limit.map(Limit::arithmetic).orElse(Arithmetic.EXACT);
    }
}
