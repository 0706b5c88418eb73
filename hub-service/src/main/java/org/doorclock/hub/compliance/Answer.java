// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.cases.CaseBook.Freshness;
import org.doorclock.measure.ClockStart;

/**
 * Figures, and what they rest on.
 *
 * @param question what was asked
 * @param rows by place, then by period, then by band; a period without cases has no row
 * @param titles what people call the places of the rows, where that is not their id
 * @param bands which hours the bands asked for are, in words
 * @param yearsWithoutHolidays years asked for of which no bank holiday is known: bands are as if they had none
 * @param clockStarts how many of the cases in the rows started on what
 * @param freshness how far the hub's events go
 * @param gaps what is known to lack at the places asked about: a missing event may be of any time
 */
public record Answer(
        Question question,
        List<Row> rows,
        Map<String, String> titles,
        Map<Band, String> bands,
        Set<Integer> yearsWithoutHolidays,
        Map<ClockStart, Integer> clockStarts,
        Freshness freshness,
        List<Gaps.Gap> gaps) {

    /** Rows of fewer cases are suppressed. */
    public static final int FEW = 20;
}
