// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.doorclock.event.Milestone;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.cases.Witnessed;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the API says of times that anchors placed. */
class PlacedTimesTest {

    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void anUnknownTimeIsIndeterminateUntilAnAnchorPlacesItAndBothTimesAreShown() {
        api.tell(new Story().arrives("a", "2026-04-01T09:00:00Z"));
        final Witnessed door = new Witnessed("ct1", "boot-1").unknowing(Milestone.SCAN_START, "a", 1_800);
        api.tell(door.events());

        assertThat(milestone("none").has("recorded")).isFalse();
        assertThat(verdict().path("verdict").asText()).isEqualTo("indeterminate");
        assertThat(verdict().has("minutes")).isFalse();

        api.tell(door.anchor(5_400, "2026-04-01T10:30:00Z", Duration.ofMillis(100))
                .events()
                .subList(1, 2));

        final JsonNode placed = milestone("anchored");
        assertThat(Instant.parse(placed.path("earliest").asText())).isBetween(at("09:29:59.7Z"), at("09:29:59.8Z"));
        assertThat(Instant.parse(placed.path("latest").asText())).isBetween(at("09:30:00.2Z"), at("09:30:00.3Z"));
        assertThat(placed.path("recorded").path("clockSource").asText()).isEqualTo("none");
        assertThat(placed.path("recorded").path("latest").asText()).isEqualTo("2036-01-01T00:00:00Z");
        assertThat(verdict().path("verdict").asText()).isEqualTo("met");
        final JsonNode event = api.good("/api/v1/events").path("items").get(1);
        assertThat(event.path("data").path("occurred").path("source").asText()).isEqualTo("none");
        assertThat(event.path("placed").path("source").asText()).isEqualTo("anchored");
        assertThat(event.path("placed").path("latest")).isEqualTo(placed.path("latest"));
        assertThat(api.get("/api/v1/events?format=csv").body())
                .contains(",placedSource")
                .contains(",anchored");
    }

    @Test
    void aTimeThatALaterAnchorContradictsIsDisputedAndDecidesNothing() {
        api.tell(new Story().arrives("a", "2026-04-01T09:00:00Z"));
        api.tell(new Witnessed("ct1", "boot-1")
                .knowing(
                        Milestone.SCAN_START,
                        "a",
                        1_800,
                        ClockSource.NTP,
                        TimeInterval.around(at("10:30:00Z"), Duration.ofMillis(100)))
                .anchor(5_400, "2026-04-01T10:30:00Z", Duration.ofMillis(100))
                .events());

        assertThat(milestone("disputed").path("recorded").path("clockSource").asText())
                .isEqualTo("ntp");
        assertThat(verdict().path("verdict").asText()).isEqualTo("indeterminate");
    }

    private JsonNode milestone(final String source) {
        for (final JsonNode milestone : onlyCase().path("milestones")) {
            if (milestone.path("event").asText().equals("scan-start")) {
                assertThat(milestone.path("clockSource").asText()).isEqualTo(source);
                return milestone;
            }
        }
        throw new AssertionError("no scan");
    }

    private JsonNode verdict() {
        return onlyCase().path("verdicts").get(0);
    }

    private JsonNode onlyCase() {
        final JsonNode cases = api.good("/api/v1/cases").path("items");
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    private static Instant at(final String time) {
        return Instant.parse("2026-04-01T" + time);
    }
}
