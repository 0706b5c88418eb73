// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SlowestPartTest {

    private static final String VERDICT = "{\"clockStart\":{\"eventId\":\"a\"},\"clockStopEventId\":\"c\"}";

    @Test
    void theLongestOfThePartsBetweenStartAndStopIsNamed() throws Exception {
        final JsonNode folded = json("{\"milestones\":[" + milestone("stroke-call", "x", "08:00") + ","
                + milestone("hospital-arrival", "a", "09:00") + "," + milestone("door-arrival", "b", "10:24") + ","
                + milestone("scan-start", "c", "10:30") + "," + milestone("report-published", "d", "23:00") + "]}");
        assertThat(SlowestPart.of(folded, json(VERDICT)))
                .contains("longest from hospital-arrival to door-arrival, 84 min");
    }

    @Test
    void withNothingBetweenStartAndStopThereIsNoPart() throws Exception {
        final JsonNode folded = json("{\"milestones\":[" + milestone("hospital-arrival", "a", "09:00") + ","
                + milestone("scan-start", "c", "10:30") + "]}");
        assertThat(SlowestPart.of(folded, json(VERDICT))).isEmpty();
        assertThat(SlowestPart.of(folded, json("{}"))).isEmpty();
    }

    private static String milestone(final String event, final String id, final String time) {
        return "{\"event\":\"%s\",\"eventId\":\"%s\",\"shown\":\"2026-04-01T%s:00Z\"}".formatted(event, id, time);
    }

    private static JsonNode json(final String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
