// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorclock.event.Milestone;
import org.doorclock.hub.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a case and its forms, as a browser of somebody who has signed in sends them. */
class CasePageTest {

    @TempDir
    private Path directory;

    private CaseFileHub hub;
    private String session;

    @BeforeEach
    void start() {
        hub = new CaseFileHub(directory, true);
        hub.access.user("anna", true, EnumSet.of(Role.CLINICIAN), "north");
        session = hub.access.session("anna");
        hub.seen("north", "ct1", Milestone.DOOR_ARRIVAL, "nhs", "2026-10-25T02:00:00Z");
        hub.seen("north", "ct1", Milestone.SCAN_START, "nhs", "2026-10-25T02:30:00Z");
        hub.seen("south", "ct1", Milestone.SCAN_START, "P2", "2026-10-25T02:30:00Z");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aPersonUndoesAnEventAndSeesItInTheTrail() {
        final Map<String, String> fields = form("wrong patient");
        fields.put(
                "event",
                hub.events("case-1", hub.clinician()).getLast().path("eventId").asText());

        final HttpResponse<String> answer = hub.form("/cases/case-1/voids", session, fields);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/cases/case-1#trail");
        assertThat(page()).contains("<td>user:anna</td><td>undid scan start of 25 Oct 2026 02:30:00 GMT</td>");
    }

    @Test
    void aDoubleClickMakesOneEvent() {
        final Map<String, String> fields = form("came by car");
        fields.putAll(Map.of("event", "hospital-arrival", "date", "2026-10-25", "time", "02:10", "door", "ct1"));

        hub.form("/cases/case-1/events", session, fields);
        final HttpResponse<String> second = hub.form("/cases/case-1/events", session, fields);

        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(hub.records()).hasSize(4);
    }

    @Test
    void whatIsRefusedStandsInTheFormAsItWasTyped() {
        final Map<String, String> fields = form("\"><b>by car</b>");
        fields.putAll(Map.of("event", "scan-end", "date", "2031-10-25", "time", "02:10:30", "door", "ct1"));

        final HttpResponse<String> answer = hub.form("/cases/case-1/events", session, fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("The time lies in the future.")
                .contains("value=\"2031-10-25\"", "value=\"02:10:30\"")
                .contains("<option value=\"scan-end\" selected>")
                .contains("value=\"&quot;&gt;&lt;b&gt;by car&lt;/b&gt;\"")
                .contains("value=\"" + fields.get("key") + "\"")
                .doesNotContain("<b>by car");
        assertThat(hub.records()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "first, 2026-10-25T00:30:00Z, 2026-10-25T00:30:59.999999999Z",
        "second, 2026-10-25T01:30:00Z, 2026-10-25T01:30:59.999999999Z",
        "unsure, 2026-10-25T00:30:00Z, 2026-10-25T01:30:59.999999999Z",
    })
    void inTheHourThatComesTwiceAPersonIsAskedWhich(final String which, final String earliest, final String latest) {
        final Map<String, String> fields = form("came by car");
        fields.putAll(Map.of("event", "hospital-arrival", "date", "2026-10-25", "time", "01:30", "door", "ct1"));

        final HttpResponse<String> asked = hub.form("/cases/case-1/events", session, fields);
        fields.put("which", which);
        final HttpResponse<String> answer = hub.form("/cases/case-1/events", session, fields);

        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("came twice that night", "name=\"which\" value=\"" + which + "\"");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        final JsonNode event = hub.events("case-1", hub.clinician()).getFirst();
        assertThat(event.path("earliest").asText()).isEqualTo(earliest);
        assertThat(event.path("latest").asText()).isEqualTo(latest);
    }

    @Test
    void aFormWithoutTheHubsTokenIsRefused() {
        final Map<String, String> fields = form("wrong patient");
        fields.put(
                "event",
                hub.events("case-1", hub.clinician()).getLast().path("eventId").asText());
        fields.put("form-token", "made-up");

        assertThat(hub.form("/cases/case-1/voids", session, fields).statusCode())
                .isEqualTo(403);
        assertThat(hub.records()).hasSize(3);
    }

    @Test
    void aUsedKeyWithAnotherContentComesBackWithAFreshOne() {
        final Map<String, String> fields = form("came by car");
        fields.putAll(Map.of("event", "hospital-arrival", "date", "2026-10-25", "time", "02:10", "door", "ct1"));
        hub.form("/cases/case-1/events", session, fields);
        fields.put("time", "02:11");

        final HttpResponse<String> answer = hub.form("/cases/case-1/events", session, fields);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(key(answer.body())).isNotEqualTo(fields.get("key"));
        fields.put("key", key(answer.body()));
        assertThat(hub.form("/cases/case-1/events", session, fields).statusCode())
                .isEqualTo(303);
    }

    @Test
    void whoIsBoundToASiteFindsItsCasesAlone() {
        assertThat(hub.get("/cases?site=north", "Cookie", "doorclock-session=" + session)
                        .body())
                .contains("/cases/case-1")
                .doesNotContain("south");
        assertThat(hub.get("/cases/case-3", "Cookie", "doorclock-session=" + session)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void noPageOfACaseHoldsAnIdentifierOrAToken() {
        assertThat(page()).doesNotContain(CaseFileHub.NHS_NUMBER, "t1_", "s1_");
    }

    private Map<String, String> form(final String reason) {
        return new HashMap<>(Map.of("form-token", hub.access.formToken(session), "key", key(page()), "reason", reason));
    }

    private static String key(final String page) {
        final Matcher key =
                Pattern.compile("name=\"key\" value=\"([A-Za-z0-9_-]+)\"").matcher(page);
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    private String page() {
        return hub.get("/cases/case-1", "Cookie", "doorclock-session=" + session)
                .body();
    }
}
