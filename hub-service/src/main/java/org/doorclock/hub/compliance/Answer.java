// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.List;
import java.util.Map;
import org.doorclock.hub.cases.CaseBook.Freshness;
import org.doorclock.measure.ClockStart;

/**
 * Figures, and what they rest on.
 *
 * @param rows by place, then by period, then by band; a period without cases has no row
 * @param clockStarts how many of the cases in the rows started on what
 */
public record Answer(Basis basis, List<Row> rows, Map<ClockStart, Integer> clockStarts) {

    /** Rows of fewer cases are suppressed. */
    public static final int FEW = 20;

    public Question question() {
        return basis.question();
    }

    public Freshness freshness() {
        return basis.freshness();
    }

    public List<Gaps.Gap> gaps() {
        return basis.gaps();
    }
}
