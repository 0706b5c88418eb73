// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

    private static ApiFixture api;

    @BeforeAll
    static void start() {
        api = new ApiFixture();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/compliance | measure
            /api/v1/compliance?measure=asi-9 | measure
            /api/v1/compliance?measure=asi-4a&from=2026-02-30 | from
            /api/v1/compliance?measure=asi-4a&from=1900-01-01 | from
            /api/v1/compliance?measure=asi-4a&to=tomorrow | to
            /api/v1/compliance?measure=asi-4a&from=2026-04-01&to=2026-04-01 | to
            /api/v1/compliance?measure=asi-4a&level=ward | level
            /api/v1/compliance?measure=asi-4a&by=fortnight | by
            /api/v1/compliance?measure=asi-4a&trust=nowhere | organisation file
            /api/v1/compliance?measure=asi-4a&nation=england | not the id of one
            /api/v1/compliance?measure=asi-4a&region=North%20West | region
            /api/v1/compliance?measure=asi-4a&door=CT | door
            /api/v1/compliance?measure=asi-4a&by=day&from=1990-01-01 | by=month
            /api/v1/compliance?measure=asi-4a&band=weekend,dusk | band
            /api/v1/compliance?measure=asi-4a&band=all, | band
            /api/v1/compliance?measure=asi-4a&band=dusk | band
            /api/v1/compliance?measure=asi-4a&small=yes | small
            /api/v1/compliance?measure=asi-4a&site=North | site
            /api/v1/compliance?measure=asi-4a&format=xml | format
            /api/v1/compliance?measure=asi-4a&sites=north | site
            /api/v1/cases/case-1?id=asi-4a | takes none
            /api/v1/measures?id=asi-4a | format
            /api/v1/measures?format=csv&bom=1 | bom
            /api/v1/compliance?mesure=asi-4a | nearest to measure
            /api/v1/cases?state=done | state
            /api/v1/cases?limit=501 | limit
            /api/v1/cases?limit=0 | limit
            /api/v1/cases?cursor=%21 | cursor
            /api/v1/cases?cursor=eHl6 | cursor
            /api/v1/cases?patient=x | state
            /api/v1/events?cursor=LTE | cursor
            /api/v1/events?type=void | limit
            /api/v1/board | site
            /api/v1/board?site=No%20Site | site
            /api/v1/board/stream | site
            """)
    void aWrongParameterIsNamedWithWhatToDo(final String path, final String named) {
        final JsonNode problem = api.problem(400, path);
        assertThat(problem.path("detail").asText() + problem.path("remedy").asText())
                .contains(named);
        assertThat(problem.path("type").asText()).isEqualTo("/problems/bad-request");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/cases/case-999999", "/api/v1/cases/9434765919", "/api/v1/cases/case-2"})
    void aCaseThatIsNoneIsNotFound(final String path) {
        assertThat(api.problem(404, path).toString()).doesNotContain("9434765919");
    }
}
