// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.List;
import java.util.Map;
import org.doorclock.hub.cases.CaseBook.Freshness;
import org.doorclock.measure.ClockStart;

/**
 * Figures, and what they rest on.
 *
 * @param question what was asked
 * @param rows by place, then by period; a period without cases has no row
 * @param clockStarts how many of the counted cases started on what
 * @param freshness how far the hub's events go
 * @param gaps what is known to lack at the places asked about: a missing event may be of any time
 */
public record Answer(
        Question question,
        List<Row> rows,
        Map<ClockStart, Integer> clockStarts,
        Freshness freshness,
        List<Gaps.Gap> gaps) {

    /** Rows of fewer cases are suppressed. */
    public static final int FEW = 20;
}
