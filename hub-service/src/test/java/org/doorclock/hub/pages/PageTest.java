// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Scope;
import org.doorclock.measure.Measures;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void aFigureOfOneSitesPartOfATrustDoesNotLeadToTheWholeTrustsCases() {
        final Question question = new Question(
                new MeasureSet(Measures.builtIn()).find("asi-4a").orElseThrow(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 4, 1),
                Level.TRUST,
                Grain.MONTH,
                List.of(Band.WEEKEND),
                Scope.of(Level.SITE, "royal"),
                false);

        final String cases = Page.cases(new Filters(question), "rxx", "2026-03", "missed");

        assertThat(cases)
                .startsWith("/figures/cases?measure=asi-4a&from=2026-01-01&to=2026-04-01&band=weekend&")
                .contains("&site=royal", "&trust=rxx")
                .endsWith("&by=month&period=2026-03&verdict=missed");
        assertThat(Page.cases(new Filters(question), "rxx", "", "")).doesNotContain("period", "verdict");
    }
}
