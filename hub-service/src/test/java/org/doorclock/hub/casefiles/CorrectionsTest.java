// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doorclock.event.Milestone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corrections through the API: one patient at north's scanner, another there, one at south's. */
class CorrectionsTest {

    private static final String CASE = "case-1";

    @TempDir
    private Path directory;

    private CaseFileHub hub;
    private String token;
    private String door;
    private String scan;
    private int keys;

    @BeforeEach
    void start() {
        hub = new CaseFileHub(directory, true);
        token = hub.clinician();
        door = hub.seen("north", "ct1", Milestone.DOOR_ARRIVAL, "nhs", "2026-10-26T10:00:00Z");
        scan = hub.seen("north", "ct1", Milestone.SCAN_START, "nhs", "2026-10-26T10:30:00Z");
        hub.seen("south", "ct9", Milestone.SCAN_START, "P1", "2026-10-26T10:31:00Z");
        hub.seen("north", "ed1", Milestone.HOSPITAL_ARRIVAL, "P2", "2026-10-26T10:32:00Z");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void anEventIsAddedWithWhoWhenAndWhyAndNothingThatWasThereChanges() {
        final List<String> before = hub.records();

        final HttpResponse<String> answer = add("hospital-arrival", "2026-10-26 09:05", "came by car");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        final JsonNode event = hub.events(CASE, token).getFirst();
        assertThat(event.path("event").asText()).isEqualTo("hospital-arrival");
        assertThat(event.path("device").asText()).isEqualTo("correction");
        assertThat(event.path("method").asText()).isEqualTo("manual");
        assertThat(event.path("by").asText()).startsWith("token:test");
        assertThat(event.path("reason").asText()).isEqualTo("came by car");
        assertThat(event.path("recorded").asText()).isEqualTo("2026-10-26T12:00:00Z");
        assertThat(event.path("earliest").asText()).isEqualTo("2026-10-26T09:05:00Z");
        assertThat(event.path("latest").asText()).isEqualTo("2026-10-26T09:05:59.999999999Z");
        assertThat(hub.records()).startsWith(before.toArray(String[]::new)).hasSize(before.size() + 1);
        assertThat(hub.auditLog())
                .contains("\"what\":\"correction\",\"outcome\":\"done\",\"about\":\"case-1, hospital-arrival\"");
    }

    @Test
    void theVerdictFollowsTheCorrection() {
        assertThat(page()).contains("<td>met</td><td>30.0</td><td>door arrival");

        add("hospital-arrival", "2026-10-26T08:00:00Z", "came by car");

        assertThat(page()).contains("<td>missed</td><td>150.0</td><td>hospital arrival");
    }

    @Test
    void anEventIsUndoneAndStaysOnRecordWithWhoAndWhy() {
        final List<String> before = hub.records();

        final HttpResponse<String> answer = undo(scan, "wrong patient on the table");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        final JsonNode event = hub.events(CASE, token).getLast();
        assertThat(event.path("eventId").asText()).isEqualTo(scan);
        assertThat(event.path("counts").asBoolean()).isFalse();
        assertThat(event.at("/undone/by").asText()).startsWith("token:test");
        assertThat(event.at("/undone/reason").asText()).isEqualTo("wrong patient on the table");
        assertThat(event.at("/undone/recorded").asText()).isEqualTo("2026-10-26T12:00:00Z");
        assertThat(page()).contains("Waiting for the scan.", "undid scan start of 26 Oct 2026 10:30:00 GMT");
        assertThat(hub.records()).startsWith(before.toArray(String[]::new)).hasSize(before.size() + 1);
    }

    @Test
    void theSameRequestTwiceMakesOneEvent() {
        final String body = addition("hospital-arrival", "2026-10-26 09:05", "came by car", "the-same-key-1234");

        final HttpResponse<String> first = hub.post("/api/v1/cases/case-1/events", body, token);
        final HttpResponse<String> second = hub.post("/api/v1/cases/case-1/events", body, token);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(CaseFileHub.json(second).path("eventId"))
                .isEqualTo(CaseFileHub.json(first).path("eventId"));
        assertThat(hub.events(CASE, token)).hasSize(3);
    }

    @Test
    void aKeyHoldsOverARestart() {
        final String body =
                "{\"eventId\":\"%s\",\"reason\":\"wrong patient\",\"key\":\"the-same-key-1234\"}".formatted(scan);
        hub.post("/api/v1/cases/case-1/voids", body, token);
        final int records = hub.records().size();
        hub.close();
        hub = new CaseFileHub(directory, true);

        final HttpResponse<String> answer = hub.post("/api/v1/cases/case-1/voids", body, token);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(hub.records()).hasSize(records);
    }

    @Test
    void manyAtOnceWithOneKeyMakeOneEvent() throws Exception {
        final String body = addition("hospital-arrival", "2026-10-26 09:05", "came by car", "the-same-key-1234");
        final int before = hub.records().size();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            final List<Callable<Integer>> same = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                same.add(() ->
                        hub.post("/api/v1/cases/case-1/events", body, token).statusCode());
            }
            final List<Integer> statuses = new ArrayList<>();
            for (final Future<Integer> answer : threads.invokeAll(same)) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnlyOnce(201).contains(200);
        }
        assertThat(hub.records()).hasSize(before + 1);
    }

    @Test
    void aKeyOfAnotherCorrectionIsRefused() {
        hub.post(
                "/api/v1/cases/case-1/events",
                addition("hospital-arrival", "2026-10-26 09:05", "came by car", "the-same-key-1234"),
                token);

        final HttpResponse<String> other = hub.post(
                "/api/v1/cases/case-1/events",
                addition("hospital-arrival", "2026-10-26 09:06", "came by car", "the-same-key-1234"),
                token);

        refused(other, 409, "sent before");
    }

    @Test
    void aKeyOfACorrectionOfAnotherCaseIsRefusedThoughAllElseIsTheSame() {
        final String body = addition("scan-end", "2026-10-26 10:45", "not scanned out", "the-same-key-1234");
        assertThat(hub.post("/api/v1/cases/case-1/events", body, token).statusCode())
                .isEqualTo(201);

        refused(hub.post("/api/v1/cases/case-4/events", body, token), 409, "sent before");
        assertThat(hub.post("/api/v1/cases/case-1/events", body, token).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "scan-end, 2026-10-26 12:01, why so, lies in the future",
        "scan-end, 2026-10-01 10:40, why so, would not be part of this case",
        "hospital-arrival, 2026-10-20 09:00, why so, would not be part of this case",
        "hospital-arrival, 2026-10-26 09:00, '', There is no reason",
        "hospital-arrival, 2026-10-26 09:00, patient 943 476 5919, holds an NHS Number",
        "hospital-arrival, 26/10/2026 09:00, why so, must be written year first",
        "hospital-arrival, 2026-03-29 01:30, why so, does not exist in local time",
        "lunch, 2026-10-26 09:00, why so, no event that can be added",
        "void, 2026-10-26 09:00, why so, no event that can be added",
        "case-closed, 2026-10-26 11:00, why so, not said why the case is closed",
    })
    void whatCannotBeAddedIsRefusedInOneSentence(
            final String event, final String occurred, final String reason, final String says) {
        refused(add(event, occurred, reason), 422, says);
    }

    @Test
    void whatCannotBeUndoneIsRefusedInOneSentence() {
        final String southern =
                hub.events("case-3", token).getFirst().path("eventId").asText();
        final String neighbour =
                hub.events("case-4", token).getFirst().path("eventId").asText();
        undo(scan, "wrong patient");
        final String undoing =
                hub.events(CASE, token).getLast().at("/undone/eventId").asText();

        refused(undo(scan, "once more"), 422, "was undone already");
        refused(undo(undoing, "was right after all"), 422, "an undo itself");
        refused(undo(southern, "why so"), 422, "no event of this case");
        refused(undo(neighbour, "why so"), 422, "no event of this case");
        refused(undo("nonsense", "why so"), 422, "no event of this case");
    }

    @Test
    void whatIsAddedByHandTwiceUnderTwoKeysIsRefused() {
        add("hospital-arrival", "2026-10-26 09:05", "came by car");

        refused(add("hospital-arrival", "2026-10-26 09:05", "came by car"), 422, "at this time already");
    }

    @Test
    void aDoorOfTheSiteIsTakenAndNoOther() {
        final String body = "{\"event\":\"scan-end\",\"occurred\":\"2026-10-26T10:40:00Z\",\"door\":\"%s\","
                + "\"reason\":\"not scanned out\",\"key\":\"%s\"}";

        refused(hub.post("/api/v1/cases/case-1/events", body.formatted("ct9", key()), token), 422, "no door");
        hub.post("/api/v1/cases/case-1/events", body.formatted("ed1", key()), token);

        assertThat(hub.events(CASE, token).getLast().path("door").asText()).isEqualTo("ed1");
    }

    @Test
    void aCaseIsClosedWithAReason() {
        undo(scan, "wrong patient");
        final HttpResponse<String> answer = hub.post(
                "/api/v1/cases/case-1/events",
                "{\"event\":\"case-closed\",\"close\":\"mimic\",\"occurred\":\"2026-10-26T11:00:00Z\","
                        + "\"reason\":\"migraine\",\"key\":\"" + key() + "\"}",
                token);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(hub.events(CASE, token).getLast().path("closed").asText()).isEqualTo("mimic");
        assertThat(page()).contains("Closed.");
    }

    @Test
    void aCaseThatLostAllItsEventsCanBeGivenOneAgain() {
        undo(door, "wrong patient");
        undo(scan, "wrong patient");
        assertThat(page()).contains("No event of this case counts");
        refused(add("scan-start", "2026-10-01 10:00", "why so"), 422, "would not be part of this case");

        final HttpResponse<String> answer = add("scan-start", "2026-10-26T10:45:00Z", "time read off the scanner");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(page()).contains("Scanned.");
        assertThat(hub.events(CASE, token)).hasSize(3);
    }

    @Test
    void aCaseOfAnotherSiteIsNotThere() {
        final String southern = hub.clinician("south");

        assertThat(hub.get("/api/v1/cases/case-1/events", "Authorization", "Bearer " + southern)
                        .statusCode())
                .isEqualTo(404);
        assertThat(hub.post(
                                "/api/v1/cases/case-1/voids",
                                "{\"eventId\":\"%s\",\"reason\":\"why so\",\"key\":\"%s\"}".formatted(scan, key()),
                                southern)
                        .statusCode())
                .isEqualTo(404);
        assertThat(hub.records()).hasSize(4);
    }

    private HttpResponse<String> add(final String event, final String occurred, final String reason) {
        return hub.post("/api/v1/cases/case-1/events", addition(event, occurred, reason, key()), token);
    }

    private HttpResponse<String> undo(final String eventId, final String reason) {
        return hub.post(
                "/api/v1/cases/case-1/voids",
                "{\"eventId\":\"%s\",\"reason\":\"%s\",\"key\":\"%s\"}".formatted(eventId, reason, key()),
                token);
    }

    private void refused(final HttpResponse<String> answer, final int status, final String says) {
        final int records = hub.records().size();
        final JsonNode problem = CaseFileHub.json(answer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).contains(says);
        assertThat(problem.path("remedy").asText()).isNotEmpty();
        assertThat(hub.records()).hasSize(records);
    }

    private String page() {
        return hub.get("/cases/case-1", "Authorization", "Bearer " + token).body();
    }

    private String key() {
        return "key-of-this-test-" + keys++;
    }

    private static String addition(final String event, final String occurred, final String reason, final String key) {
        return "{\"event\":\"%s\",\"occurred\":\"%s\",\"reason\":\"%s\",\"key\":\"%s\"}"
                .formatted(event, occurred, reason, key);
    }
}
