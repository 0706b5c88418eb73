// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Fact;
import org.doorclock.event.Pathway;
import org.doorclock.hub.cases.Story;
import org.doorclock.wire.Board;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiTest {

    private static ApiFixture api;

    @BeforeAll
    static void start() {
        api = new ApiFixture();
        final Story story = new Story();
        for (int i = 0; i < 25; i++) {
            final String patient = "p" + i;
            story.arrives(patient, "2026-03-10T10:00:00Z").atDoor(patient, "2026-03-10T10:20:00Z");
            if (i < 20) {
                story.scan(patient, i < 12 ? "2026-03-10T10:40:00Z" : "2026-03-10T11:40:00Z");
            }
        }
        story.arrives("now", "2026-04-01T11:30:00Z")
                .placed("now", "=HYPERLINK(\"x\")", "2026-04-01T11:31:00Z")
                .arrives("tia", "2026-04-01T11:00:00Z")
                .onPathway(Pathway.TIA, "tia", "2026-04-01T11:05:00Z")
                .arrives("left", "2026-04-01T11:00:00Z")
                .closed("left", CloseReason.LEFT, "2026-04-01T11:05:00Z")
                .scan("direct", "2026-04-01T09:00:00Z")
                .arrives("direct", "2026-04-01T09:10:00Z", CaptureMethod.REGISTRATION_FEED)
                .scan("undone", "2026-04-01T09:00:00Z")
                .undone("2026-04-01T09:00:10Z")
                .linked("now", "now-too", "2026-04-01T11:50:00Z")
                .add("ct1", new Fact.DeviceStarted("1"), "2026-04-01T08:00:00Z")
                .at("south")
                .arrives("p1", "2026-04-01T11:40:00Z");
        api.tell(story);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void measuresAreListedWithTheirWholeDefinition() {
        final JsonNode measures = api.good("/api/v1/measures").path("items");
        assertThat(measures).extracting(m -> m.path("id").asText()).hasSize(15).startsWith("asi-4a", "asi-4b", "asi-5");
        assertThat(measures.get(0).path("limitMinutes").asInt()).isEqualTo(60);
        assertThat(measures.get(9).path("limitMinutes").isNull()).isTrue();
    }

    @Test
    void complianceGivesTheFiguresOfAMonthAndWhatTheyRestOn() {
        final JsonNode answer = api.good(
                "/api/v1/compliance?measure=asi-4a&from=2026-03-01&to=2026-04-01&level=site&by=month&band=all");
        assertThat(answer.path("rows")).singleElement().satisfies(row -> {
            assertThat(row.path("period").asText()).isEqualTo("2026-03");
            assertThat(row.path("org").asText()).isEqualTo("north");
            assertThat(row.path("n").asInt()).isEqualTo(25);
            assertThat(row.path("met").asInt()).isEqualTo(12);
            assertThat(row.path("missed").asInt()).isEqualTo(13);
            assertThat(row.path("proportion").asDouble()).isEqualTo(0.48);
            assertThat(row.path("medianMinutes").asDouble()).isEqualTo(40);
            assertThat(row.path("p90Minutes").asDouble()).isEqualTo(100);
            assertThat(row.path("targetMet").asBoolean()).isFalse();
            assertThat(row.path("suppressed").asBoolean()).isFalse();
        });
        assertThat(answer.path("clockStarts").path("ed-door").asInt()).isEqualTo(25);
        assertThat(answer.path("freshness").path("newestOccurred").asText()).isEqualTo("2026-04-01T11:40:00Z");
        assertThat(answer.path("gaps")).hasSize(2);
    }

    @Test
    void everyRowHasExactlyTheKeysThatAreFixed() {
        final JsonNode rows = api.good("/api/v1/compliance?measure=asi-4a&small=show&by=day&level=door")
                .path("rows");
        assertThat(rows)
                .hasSizeGreaterThan(2)
                .allSatisfy(row -> assertThat(keys(row))
                        .containsExactly(
                                "period",
                                "org",
                                "band",
                                "n",
                                "met",
                                "missed",
                                "running",
                                "indeterminate",
                                "quarantined",
                                "noClockStart",
                                "meanMinutes",
                                "medianMinutes",
                                "p90Minutes",
                                "proportion",
                                "ci95",
                                "target",
                                "targetMet",
                                "suppressed"));
    }

    @Test
    void fewCasesAreSuppressedInJsonAndInCsv() {
        final JsonNode row = api.good("/api/v1/compliance?measure=asi-4a&from=2026-04-01&to=2026-04-02")
                .path("rows")
                .get(0);
        assertThat(row.path("suppressed").asBoolean()).isTrue();
        assertThat(row.path("met").isNull()).isTrue();
        assertThat(api.get("/api/v1/compliance?measure=asi-4a&from=2026-04-01&to=2026-04-02&format=csv")
                        .body())
                .contains("2026-04,north,all,3,,,,,,,,,,,,,0.5,,true\r\n");
    }

    @Test
    void aMeasureWithoutALimitHasNoMetAndMissed() {
        final JsonNode row = api.good("/api/v1/compliance?measure=door-to-scan&from=2026-03-01&to=2026-04-01")
                .path("rows")
                .get(0);
        assertThat(row.path("met").isNull()).isTrue();
        assertThat(row.path("proportion").isNull()).isTrue();
        assertThat(row.path("medianMinutes").asDouble()).isEqualTo(40);
        assertThat(row.path("running").asInt()).isEqualTo(5);
    }

    @Test
    void csvIsAnsweredToFormatAndToAccept() {
        final String path = "/api/v1/compliance?measure=asi-4a&from=2026-03-01&to=2026-04-01";
        final HttpResponse<String> byFormat = api.get(path + "&format=csv");
        final HttpResponse<String> byAccept = api.get(path, "Accept", "text/csv");
        assertThat(byFormat.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(byAccept.body())
                .isEqualTo(byFormat.body())
                .startsWith(
                        "period,org,band,n,met,missed,running,indeterminate,quarantined,noClockStart,meanMinutes,medianMinutes,p90Minutes,"
                                + "proportion,ci95Low,ci95High,target,targetMet,suppressed\r\n"
                                + "2026-03,north,all,25,12,13,0,0,0,0,64.0,40.0,100.0,0.48,");
    }

    @Test
    void aCaseShowsItsMilestonesItsClockStartAndEveryVerdict() {
        final JsonNode listed = api.good("/api/v1/cases?state=scanned&from=2026-03-10&to=2026-03-11&limit=1")
                .path("items")
                .get(0);
        final JsonNode one = api.good("/api/v1/cases/" + listed.path("id").asText());
        assertThat(one).isEqualTo(listed);
        assertThat(one.path("milestones"))
                .extracting(m -> m.path("event").asText())
                .containsExactly("hospital-arrival", "door-arrival", "scan-start");
        assertThat(one.path("verdicts"))
                .extracting(v ->
                        v.path("measure").asText() + " " + v.path("verdict").asText())
                .contains("asi-4a missed", "asi-4b met", "asi-5 null", "call-to-scan-15m null", "door-to-scan null")
                .hasSize(15);
        assertThat(one.path("verdicts").get(0).path("clockStart").path("kind").asText())
                .isEqualTo("ed-door");
        assertThat(one.path("verdicts").get(0).path("minutes").asDouble()).isEqualTo(100);
    }

    @Test
    void casesAreFilteredBySiteAndStateAndDay() {
        assertThat(api.good("/api/v1/cases?site=south").path("items")).hasSize(1);
        assertThat(api.good("/api/v1/cases?state=closed").path("items"))
                .extracting(c -> c.path("closed").asText())
                .containsExactly("left");
        assertThat(api.good("/api/v1/cases?from=2026-03-10&to=2026-03-11").path("items"))
                .hasSize(25);
        assertThat(api.good("/api/v1/cases?site=north&from=2026-04-01").path("items"))
                .extracting(c -> c.path("verdicts").get(0).path("verdict").asText()
                        + c.path("verdicts").get(0).path("reason").asText())
                .containsExactly("quarantinedstop-before-start", "running", "nullnot-counted", "running");
        assertThat(api.good("/api/v1/cases?site=nowhere").path("items")).isEmpty();
    }

    @Test
    void theBoardsCodeStandsWithTheCase() {
        final JsonNode row = api.good("/api/v1/board?site=south").path("rows").get(0);
        final JsonNode listed =
                api.good("/api/v1/cases?site=south").path("items").get(0);
        assertThat(listed.path("code").asText()).isEqualTo(row.path("code").asText());
    }

    @Test
    void everyCaseIsOnExactlyOnePage() {
        assertThat(idsOverPages("/api/v1/cases?limit=4")).hasSize(30).doesNotHaveDuplicates();
        assertThat(idsOverPages("/api/v1/cases?limit=4&site=north&from=2026-03-10"))
                .hasSize(29);
    }

    @Test
    void everyEventIsOnExactlyOnePageAndHoldsNothingOfThePatient() {
        final List<String> ids = idsOverPages("/api/v1/events?limit=7");
        assertThat(ids).hasSize(83).doesNotHaveDuplicates();
        final String all = api.get("/api/v1/events?limit=500").body();
        assertThat(all).doesNotContain("token-", "sealed", "patient").contains("org.doorclock.void");
    }

    @Test
    void noAnswerHoldsATokenOrADigestOfOne() {
        final List<String> answers = new ArrayList<>();
        for (final String path : List.of(
                "/api/v1/cases?limit=500",
                "/api/v1/cases?limit=500&format=csv",
                "/api/v1/events?limit=500",
                "/api/v1/events?limit=500&format=csv",
                "/api/v1/board?site=north",
                "/api/v1/compliance?measure=asi-4a&small=show",
                "/api/v1/sites")) {
            answers.add(api.get(path).body());
        }
        assertThat(answers)
                .noneMatch(body -> body.contains("token-") || body.contains("sealed-") || body.contains("\"ref\""));
        final String ref = Board.ref("token-now");
        assertThat(answers).noneMatch(body -> body.contains(ref));
    }

    @Test
    void aPlaceThatASpreadsheetWouldRunIsMarkedAsText() {
        assertThat(api.get("/api/v1/cases?limit=500&format=csv").body()).contains("\"'=HYPERLINK(\"\"x\"\")\"");
    }

    @Test
    void sitesTellHowManyWait() {
        assertThat(api.good("/api/v1/sites").path("items"))
                .extracting(s -> s.path("site").asText() + s.path("waiting").asInt())
                .containsExactly("north1", "south1");
    }

    @Test
    void aBoardIsAnsweredWithoutWhatLinksItToAPatient() {
        final JsonNode board = api.good("/api/v1/board?site=north");
        assertThat(board.path("rows")).hasSize(1).noneMatch(row -> row.has("ref"));
        assertThat(board.path("phone").asText()).isEqualTo("4417");
    }

    private static List<String> idsOverPages(final String first) {
        final List<String> ids = new ArrayList<>();
        Optional<String> path = Optional.of(first);
        while (path.isPresent()) {
            api.good(path.get())
                    .path("items")
                    .forEach(item -> ids.add(item.path("id").asText()));
            path = api.get(path.get())
                    .headers()
                    .firstValue("Link")
                    .map(link -> link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1"));
        }
        return ids;
    }

    private static List<String> keys(final JsonNode row) {
        final Iterable<String> names = row::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }
}
