// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.cases.CaseBook.Freshness;

/**
 * What figures rest on.
 *
 * @param question what was asked
 * @param titles what people call the places of the figures, where that is not their id
 * @param bands which hours the bands asked for are, in words
 * @param yearsWithoutHolidays years asked for of which no bank holiday is known: bands are as if they had none
 * @param freshness how far the hub's events go
 * @param gaps what is known to lack at the places asked about: a missing event may be of any time
 */
public record Basis(
        Question question,
        Map<String, String> titles,
        Map<Band, String> bands,
        Set<Integer> yearsWithoutHolidays,
        Freshness freshness,
        List<Gaps.Gap> gaps) {}
