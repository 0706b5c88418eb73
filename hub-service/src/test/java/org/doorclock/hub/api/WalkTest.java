// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;
import org.doorclock.hub.cases.Story;
import org.doorclock.measure.Measure;
import org.doorclock.measure.Measures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From every figure to its cases, and from a case to its events. */
class WalkTest {

    private static final Instant FIRST = Instant.parse("2026-03-20T00:00:00Z");
    private static final Map<String, String> FIGURES = new TreeMap<>(Map.of(
            "met", "met",
            "missed", "missed",
            "running", "running",
            "indeterminate", "indeterminate",
            "quarantined", "quarantined",
            "noClockStart", "no-clock-start"));

    private static ApiFixture api;

    @BeforeAll
    static void start() {
        api = new ApiFixture();
        final Random random = new Random(20_260_401);
        final Story story = new Story();
        for (int i = 0; i < 60; i++) {
            story.at(i % 3 == 0 ? "south" : "north");
            tell(story, random, "p" + i, FIRST.plusSeconds(random.nextInt(12 * 86_400)));
        }
        story.at("north")
                .scan("negative", "2026-03-25T10:00:00Z")
                .arrives("negative", "2026-03-25T10:20:00Z", CaptureMethod.MANUAL)
                .arrives("future", "2026-04-01T13:00:00Z")
                .arrives("running", "2026-04-01T11:30:00Z");
        api.tell(story);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void asManyCasesAreListedAsEveryFigureOfEveryMeasureCounts() {
        int walked = 0;
        for (final Measure measure : Measures.builtIn()) {
            walked += walk("measure=" + measure.id() + "&from=2026-03-20&to=2026-04-02&by=month", "site");
        }
        assertThat(walked).isGreaterThan(40);
    }

    @Test
    void soItIsAtADoorInAWeekAndInABand() {
        assertThat(walk("measure=asi-4a&from=2026-03-20&to=2026-04-02&by=week&band=weekday", "door"))
                .isGreaterThan(10);
    }

    @Test
    void soItIsInAnHourOfTheWeek() {
        assertThat(walk("measure=asi-4a&from=2026-03-30&to=2026-04-02&by=hour-of-week", "trust"))
                .isGreaterThan(5);
    }

    /** @return how many figures above 0 there were */
    private static int walk(final String question, final String level) {
        int figures = 0;
        for (final JsonNode row : api.good("/api/v1/compliance?small=show&level=" + level + "&" + question)
                .path("rows")) {
            final String[] org = row.path("org").asText().split("/");
            final String place = org.length == 2 ? "&site=" + org[0] + "&door=" + org[1] : "&" + level + "=" + org[0];
            final String behind = "/api/v1/cases?limit=500&" + question + place + "&period="
                    + row.path("period").asText();
            assertThat(listed(behind)).as(behind).isEqualTo(row.path("n").asInt());
            for (final Map.Entry<String, String> figure : FIGURES.entrySet()) {
                final int count = row.path(figure.getKey()).asInt();
                if (count > 0) {
                    assertThat(listed(behind + "&verdict=" + figure.getValue()))
                            .as(behind + " " + figure)
                            .isEqualTo(count);
                    figures++;
                }
            }
        }
        return figures;
    }

    @Test
    void everyOutcomeIsMetInTheStory() {
        final JsonNode rows = api.good("/api/v1/compliance?measure=asi-4a&small=show&from=2026-03-20&to=2026-04-02")
                .path("rows");
        for (final String figure : FIGURES.keySet()) {
            int sum = 0;
            for (final JsonNode row : rows) {
                sum += row.path(figure).asInt();
            }
            assertThat(sum).as(figure).isPositive();
        }
    }

    @Test
    void fromACaseTheEventsAreReachedThatMadeIt() {
        for (final JsonNode listed :
                api.good("/api/v1/cases?measure=asi-4a&verdict=missed&limit=20").path("items")) {
            final List<String> made = listed.path("milestones")
                    .valueStream()
                    .map(milestone -> milestone.path("eventId").asText())
                    .toList();
            final JsonNode events = api.good(
                            "/api/v1/events?limit=500&case=" + listed.path("id").asText())
                    .path("items");
            assertThat(events).extracting(event -> event.path("id").asText()).containsExactlyInAnyOrderElementsOf(made);
            final JsonNode verdict = listed.path("verdicts").get(0);
            assertThat(made).contains(verdict.path("clockStart").path("eventId").asText());
        }
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(api.problem(400, "/api/v1/cases?verdict=met").path("detail").asText())
                .isEqualTo("The parameter verdict is there without a measure.");
        assertThat(api.problem(400, "/api/v1/cases?measure=asi-4a&verdict=good")
                        .path("remedy")
                        .asText())
                .contains("met, missed, running, indeterminate, quarantined, no-clock-start");
        assertThat(api.problem(400, "/api/v1/cases?measure=asi-9")
                        .path("remedy")
                        .asText())
                .contains("asi-4a");
        api.problem(404, "/api/v1/events?case=case-999999");
        api.problem(404, "/api/v1/events?case=nonsense");
    }

    /** How many cases an address lists; what its answers look like is held to their description elsewhere. */
    private static int listed(final String path) {
        return api.get(path).body().split("\"id\":\"case-", -1).length - 1;
    }

    private static void tell(final Story story, final Random random, final String patient, final Instant at) {
        story.doubt(random.nextInt(4) == 0 ? Duration.ofMinutes(random.nextInt(20)) : Duration.ZERO);
        if (random.nextInt(8) > 0) {
            story.arrives(patient, at.toString());
        }
        if (random.nextInt(3) == 0) {
            story.onPathway(random.nextInt(3) == 0 ? Pathway.TIA : Pathway.STROKE, patient, later(at, random, 20));
        }
        if (random.nextInt(5) == 0) {
            story.reaches(Milestone.FIRST_CONTACT, "ed1", patient, later(at, random, 5));
        }
        if (random.nextInt(6) > 0) {
            story.reaches(Milestone.SCAN_START, "ct" + (1 + random.nextInt(2)), patient, later(at, random, 120));
            if (random.nextInt(2) == 0) {
                story.reaches(Milestone.REPORT_PUBLISHED, "ct1", patient, later(at, random, 200));
                story.reaches(Milestone.TREATMENT_START, "ed1", patient, later(at, random, 300));
            }
        } else if (random.nextBoolean()) {
            story.closed(patient, CloseReason.MIMIC, later(at, random, 60));
        }
    }

    private static String later(final Instant at, final Random random, final int minutes) {
        return at.plusSeconds(60L * random.nextInt(minutes)).toString();
    }
}
