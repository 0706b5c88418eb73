// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Details;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Modality;
import org.doorclock.event.Pathway;
import org.doorclock.hub.analysis.Findings;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.devices.Device;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Demand, quality and the tariff over HTTP. */
class AnalysisApiTest {

    private ApiFixture api;

    @BeforeEach
    void start() {
        api = new ApiFixture();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** Monday 9 March 2026: three come within an hour, and the second waits while the first is scanned. */
    @Test
    void demandCountsArrivalsByHourAndWhatTheyFound() {
        api.tell(new Story()
                .arrives("a", "2026-03-09T09:00:00Z")
                .arrives("b", "2026-03-09T09:10:00Z")
                .arrives("c", "2026-03-09T09:50:00Z")
                .scan("a", "2026-03-09T09:20:00Z")
                .scan("b", "2026-03-09T09:40:00Z")
                .scan("c", "2026-03-09T10:00:00Z")
                .arrives("open", "2026-03-10T03:00:00Z"));

        final JsonNode answer = api.good("/api/v1/demand?from=2026-03-02&to=2026-03-16&capacity=2");

        assertThat(answer.path("arrivals").asInt()).isEqualTo(4);
        final JsonNode nine = answer.path("hours").get(9);
        assertThat(nine.path("hour").asText()).isEqualTo("mon-09");
        assertThat(nine.path("times").asInt()).isEqualTo(2);
        assertThat(nine.path("arrivals").asInt()).isEqualTo(3);
        assertThat(nine.path("mean").asDouble()).isEqualTo(1.5);
        assertThat(nine.path("high").asDouble()).as("85 of 100 between 0 and 3").isEqualTo(2.55);
        assertThat(nine.path("aboveCapacity").asBoolean()).isTrue();
        assertThat(api.good(nine.path("cases").asText()).path("items")).hasSize(3);
        assertThat(answer.at("/capacity/hoursAbove").get(0).asText()).isEqualTo("mon-09");
        assertThat(answer.at("/capacity/arrivalsAbove").asInt()).isEqualTo(3);
        final JsonNode scanner = answer.path("scanners").get(0);
        assertThat(scanner.path("scans").asInt()).isEqualTo(3);
        assertThat(scanner.path("foundWaiting").asInt()).isEqualTo(1);
        assertThat(scanner.path("mostWaiting").asInt()).isEqualTo(2);
        assertThat(scanner.at("/waitingMinutes/1").asDouble()).isEqualTo(10 + 20 + 10);
        assertThat(scanner.at("/waitingMinutes/2").asDouble()).isEqualTo(10);
        assertThat(scanner.path("overlapped").asInt())
                .as("b from 09:20, c from 09:50")
                .isEqualTo(2);
        assertThat(scanner.path("overlapMinutes").asDouble()).isEqualTo(15 + 5);
        assertThat(api.get("/api/v1/demand?from=2026-03-02&to=2026-03-16&format=svg")
                        .body())
                .startsWith("<svg")
                .contains("Arrivals by hour of week");
        assertThat(api.get("/api/v1/demand?from=2026-03-02&to=2026-03-16&format=csv")
                        .body()
                        .lines())
                .hasSize(169);
        assertThat(api.good("/api/v1/demand?site=south").path("arrivals").asInt())
                .isZero();
    }

    /** Clocks went forward on 29 March 2026 and back on 25 October 2026. */
    @Test
    void theHourIsTheOneOnTheWallAndClockChangesDropAndDoubleOne() {
        api.tell(new Story().arrives("summer", "2026-03-30T08:30:00Z").arrives("twice", "2026-10-25T01:30:00Z"));

        final JsonNode spring =
                api.good("/api/v1/demand?from=2026-03-23&to=2026-04-06").path("hours");
        assertThat(spring.get(9).path("arrivals").asInt())
                .as("09:30 in summer time")
                .isEqualTo(1);
        assertThat(spring.get(6 * 24 + 1).path("times").asInt()).as("sun-01").isEqualTo(1);
        final JsonNode autumn =
                api.good("/api/v1/demand?from=2026-10-19&to=2026-10-26").path("hours");
        assertThat(autumn.get(6 * 24 + 1).path("times").asInt()).isEqualTo(2);
        assertThat(autumn.get(6 * 24 + 1).path("arrivals").asInt()).isEqualTo(1);
    }

    @Test
    void qualityListsWhatIsDoubtfulAndTheCasesItIsAbout() {
        api.tell(new Story()
                .scan("nothing-before", "2026-03-09T09:00:00Z")
                .arrives("late", "2026-03-09T12:00:00Z")
                .scan("late", "2026-03-09T11:00:00Z")
                .arrives("one", "2026-03-10T09:00:00Z")
                .scan("one", "2026-03-10T09:30:00Z")
                .arrives("two", "2026-03-10T09:00:00Z")
                .scan("two", "2026-03-10T09:32:59Z")
                .arrives("three", "2026-03-10T09:00:00Z")
                .scan("three", "2026-03-10T09:35:59Z"));
        api.devices = List.of(device("ct1", true), device("ct2", false));

        final JsonNode answer = api.good("/api/v1/quality?from=2026-03-01&to=2026-04-01");

        assertThat(answer.path("cases").asInt()).isEqualTo(5);
        assertThat(answer.path("events").asInt()).isEqualTo(9);
        assertThat(answer.at("/eventsByClock/ntp").asInt()).isEqualTo(9);
        assertThat(answer.at("/noClockStart/count").asInt()).isEqualTo(1);
        assertThat(answer.at("/impossible/cases/0/reason").asText()).isEqualTo("stop-before-start");
        assertThat(api.good(answer.at("/impossible/cases/0/link").asText())
                        .path("door")
                        .asText())
                .isEqualTo("ct1");
        assertThat(api.good(answer.at("/noClockStart/link").asText()).path("items"))
                .hasSize(1);
        assertThat(api.good(answer.at("/impossible/link").asText()).path("items"))
                .hasSize(1);
        assertThat(answer.at("/sameBand/pairs"))
                .as("2 min 59 s apart; 3 min are enough")
                .hasSize(1);
        assertThat(answer.at("/sameBand/pairs/0/secondsApart").asDouble()).isEqualTo(179);
        assertThat(answer.path("gaps")).isNotEmpty();
        assertThat(answer.path("devices")).singleElement().satisfies(device -> {
            assertThat(device.path("device").asText()).isEqualTo("ct2");
            assertThat(device.path("silent").asBoolean()).isTrue();
        });
        assertThat(answer.at("/completeness/share").isNull()).isTrue();
        assertThat(api.get("/api/v1/quality?from=2026-03-01&to=2026-04-01&format=csv")
                        .body()
                        .lines())
                .startsWith("finding,case,site,door,reason,link")
                .hasSize(1 + 2 + 2);
    }

    @Test
    void qualityCountsWhatItDoesNotListAndAFileThatWouldLackSomeIsNotMade() {
        final Story story = new Story();
        for (int i = 0; i <= Findings.MOST; i++) {
            story.scan(
                    "nothing-before-" + i,
                    Instant.parse("2026-03-02T09:00:00Z").plusSeconds(60L * i).toString());
        }
        api.tell(story);
        final String asked = "/api/v1/quality?minutes=1&from=2026-03-01&to=2026-04-01";

        final JsonNode answer = api.good(asked);

        assertThat(answer.at("/noClockStart/count").asInt()).isEqualTo(Findings.MOST + 1);
        assertThat(answer.at("/noClockStart/cases")).hasSize(100);
        assertThat(api.get(asked + "&format=csv").statusCode()).isEqualTo(400);
        assertThat(api.get(asked + "&format=csv").body()).contains("Ask for fewer days or places");
        assertThat(api.get("/api/v1/quality?minutes=1&from=2026-03-01&to=2026-03-16&format=csv")
                        .body()
                        .lines())
                .hasSizeGreaterThan(19_000);
    }

    @Test
    void completenessIsTheShareOfAnImportedListThatTheDoorsRecorded() {
        final Story story = new Story();
        for (final String patient : List.of("both", "list-only", "door-only")) {
            story.arrives(patient, "2026-03-10T09:00:00Z");
        }
        api.tell(story.scan("both", "2026-03-10T09:30:00Z")
                .scan("door-only", "2026-03-10T10:30:00Z")
                .add("ris", imported("both"), "2026-03-10T09:30:00Z")
                .add("ris", imported("list-only"), "2026-03-10T09:50:00Z"));

        final JsonNode answer =
                api.good("/api/v1/quality?from=2026-03-01&to=2026-04-01").path("completeness");

        assertThat(answer.path("listed").asInt()).isEqualTo(2);
        assertThat(answer.path("captured").asInt()).isEqualTo(1);
        assertThat(answer.path("share").asDouble()).isEqualTo(0.5);
        assertThat(answer.at("/missed/count").asInt()).isEqualTo(1);
        assertThat(answer.at("/notListed/count").asInt()).isEqualTo(1);
    }

    @Test
    void theTariffOf2011PaysABaseAndNinetyTwoPoundsTwice() {
        final Story story = new Story();
        tia(story, "treated-mri", "2026-03-10T09:00:00Z", "2026-03-11T08:00:00Z", true);
        tia(story, "treated-late", "2026-03-10T09:00:00Z", "2026-03-12T08:00:00Z", false);
        tia(story, "treated-ct", "2026-03-10T09:00:00Z", "2026-03-11T08:59:00Z", false);
        story.arrives("stroke", "2026-03-10T09:00:00Z").scan("stroke", "2026-03-10T09:30:00Z");
        api.tell(story);

        final JsonNode answer = api.good("/api/v1/reports/tariff?from=2026-03-01&to=2026-04-01");

        assertThat(answer.at("/tariff/historical").asBoolean()).isTrue();
        assertThat(answer.path("rows")).singleElement().satisfies(row -> {
            assertThat(row.path("patients").asInt()).isEqualTo(3);
            assertThat(row.path("treatedWithin24Hours").asInt()).isEqualTo(2);
            assertThat(row.path("mri").asInt()).isEqualTo(1);
            assertThat(row.path("pounds").asInt()).isEqualTo(3 * 450 + 2 * 92 + 92);
        });
        assertThat(answer.path("pounds").asInt()).isEqualTo(1626);
        assertThat(api.get("/api/v1/reports/tariff?from=2026-03-01&to=2026-04-01&format=csv")
                        .body())
                .contains("north,3,2,1,1350,184,92,1626");
    }

    private static void tia(
            final Story story, final String patient, final String contact, final String treated, final boolean mri) {
        story.onPathway(Pathway.TIA, patient, contact);
        story.reaches(Milestone.FIRST_CONTACT, "ed1", patient, contact);
        story.add(
                "ct1",
                new Fact.Reached(
                        Milestone.SCAN_START,
                        Story.ref(patient),
                        CaptureMethod.WRISTBAND,
                        Optional.empty(),
                        "",
                        new Details(
                                Optional.of(mri ? Modality.MRI : Modality.CT),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                "2026-03-10T12:00:00Z");
        story.reaches(Milestone.TREATMENT_START, "ed1", patient, treated);
    }

    private static Fact imported(final String patient) {
        return new Fact.Reached(Milestone.SCAN_START, Story.ref(patient), CaptureMethod.IMPORT, Optional.empty(), "");
    }

    private static Device device(final String door, final boolean online) {
        return new Device(
                "north",
                door,
                door,
                "ct",
                online,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
