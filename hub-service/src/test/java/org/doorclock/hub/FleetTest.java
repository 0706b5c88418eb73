// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Check;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.event.PatientRef;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.doorclock.wire.LabelId;
import org.doorclock.wire.Topics.DeviceTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The devices of a real hub, as those who look after them see them and sign for them. */
class FleetTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CT1 = "/api/v1/devices/north/ct1-box";

    @TempDir
    private Path directory;

    private final Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private long seq;

    @Test
    void howADeviceIsGoesByWhatItSays() {
        try (RealHub hub = hub("false")) {
            heard(
                    hub,
                    new Health("e1", 0, 0, 0, ClockSource.NTP, 4, 20L << 30, true)
                            .withCertificate(Optional.of(Instant.parse("2099-01-01T00:00:00Z")))
                            .withEncrypted(true));
            final JsonNode well = get(hub, CT1);
            assertThat(well.path("dataEncrypted").asBoolean()).isTrue();
            assertThat(well.path("condition").asText()).isEqualTo("online");
            assertThat(well.path("standing").asText()).isEqualTo("pending");
            assertThat(well.path("certificateExpires").asText()).isEqualTo("2099-01-01T00:00:00Z");

            heard(hub, new Health("e1", 0, 0, 0, ClockSource.NONE, 4, 20L << 30, false));
            final JsonNode ill = get(hub, CT1);
            assertThat(ill.path("condition").asText()).isEqualTo("degraded");
            assertThat(ill.path("faults").toString()).isEqualTo("[\"reader-missing\",\"clock-unchecked\"]");
            assertThat(get(hub, "/api/v1/devices?condition=online").path("items"))
                    .isEmpty();
            assertThat(get(hub, "/api/v1/devices?condition=degraded").path("items"))
                    .hasSize(1);

            final String page = page(hub, "/fleet?condition=degraded");
            assertThat(page).contains("CT &lt;1&gt;", "Degraded", "reader missing, clock not checked");
            assertThat(page(hub, "/fleet?condition=online")).contains("No device is among these.");
            assertThat(hub.get("/api/v1/devices?format=csv", "Authorization", "Bearer " + hub.all())
                            .body())
                    .contains("degraded", "clock-unchecked");
        }
    }

    @Test
    void aDeviceIsKnownFromThePlanOnAndSignedForOnATestThatPassed() {
        try (RealHub hub = hub("true")) {
            assertThat(stand(hub, "commissioned", "too early", "").statusCode()).isEqualTo(404);
            assertThat(stand(hub, "planned", "from the plan", "").statusCode()).isEqualTo(422);
            assertThat(stand(hub, "planned", "from the plan", "ct1").statusCode())
                    .isEqualTo(201);
            final JsonNode planned = get(hub, CT1);
            assertThat(planned.path("condition").asText()).isEqualTo("never-seen");
            assertThat(planned.path("standing").asText()).isEqualTo("planned");
            assertThat(planned.path("door").asText()).isEqualTo("ct1");

            assertThat(stand(hub, "commissioned", "no test yet", "").statusCode())
                    .isEqualTo(409);
            tested(hub, Check.Result.OPEN);
            assertThat(stand(hub, "commissioned", "not all of it", "").statusCode())
                    .isEqualTo(409);
            tested(hub, Check.Result.PASSED);
            final HttpResponse<String> signed = stand(hub, "commissioned", "with the CT lead", "");
            assertThat(signed.statusCode()).isEqualTo(201);
            assertThat(json(signed).path("standing").asText()).isEqualTo("commissioned");
            assertThat(json(signed).at("/signed/by").asText()).startsWith("token:test");
            assertThat(json(signed).at("/signed/selfTest").asText())
                    .isEqualTo(json(signed).at("/selfTest/eventId").asText());
            assertThat(stand(hub, "commissioned", "twice", "").statusCode()).isEqualTo(409);

            assertThat(stand(hub, "pending", "moved to another room", "").statusCode())
                    .isEqualTo(201);
            assertThat(stand(hub, "commissioned", "on the old test", "").statusCode())
                    .isEqualTo(409);
            assertThat(get(hub, CT1).path("history")).hasSize(3);
            final HttpResponse<String> label =
                    hub.get("/d/" + LabelId.of("north", "ct1-box"), "Authorization", "Bearer " + hub.all());
            assertThat(label.statusCode()).isEqualTo(303);
            assertThat(label.headers().firstValue("Location")).contains("/fleet/north/ct1-box");
            assertThat(hub.get("/d/aaaaaaaaaaaa", "Authorization", "Bearer " + hub.all())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(page(hub, "/fleet/north/ct1-box/record"))
                    .contains("Self-test of", "with the CT lead", "Signature");
            assertThat(hub.get("/api/v1/audit", "Authorization", "Bearer " + hub.all())
                            .body())
                    .contains("device-standing", "north/ct1-box, commissioned");
        }
    }

    @Test
    void whatADeviceRecordsBeforeSomebodySignsIsKeptAndMarkedAndCountsNowhere() {
        try (RealHub hub = hub("true")) {
            scan(hub, Instant.parse("2026-02-01T10:00:00Z"));
            final JsonNode pending = lastEvent(hub);
            assertThat(pending.path("notCommissioned").asBoolean()).isTrue();
            final String id = "case-" + pending.path("position").asText();
            assertThat(cases(hub)).doesNotContain(id);
            assertThat(get(hub, "/api/v1/cases/" + id + "/events")
                            .at("/items/0/notCommissioned")
                            .asBoolean())
                    .isTrue();
            assertThat(page(hub, "/cases/" + id)).contains("no, device not commissioned");

            tested(hub, Check.Result.PASSED);
            final HttpResponse<String> signed = stand(hub, "commissioned", "works", "");
            scan(hub, Instant.parse(json(signed).at("/signed/at").asText()).plusMillis(1));
            final JsonNode after = lastEvent(hub);
            assertThat(after.has("notCommissioned")).isFalse();
            assertThat(cases(hub))
                    .contains("case-" + after.path("position").asText())
                    .doesNotContain(id);
        }
    }

    @Test
    void aPersonGivesOrdersByAFormAndIsToldWhatWasWrong() {
        try (RealHub hub = hub("false")) {
            heard(hub, new Health("e1", 0, 0, 0, ClockSource.NTP, 4, 20L << 30, true));
            final String cookie = "doorclock-session=" + hub.session("anna");
            final String form = page(hub, "/fleet/north/ct1-box", cookie);
            final String token = form.replaceAll("(?s).*name=\"form-token\" value=\"([^\"]+)\".*", "$1");
            assertThat(form).contains("Pull the log", "nobody has signed for it");

            final HttpResponse<String> forged = post(hub, "/commands", cookie, Map.of("command", "identify"));
            assertThat(forged.statusCode()).isEqualTo(403);
            final HttpResponse<String> ordered =
                    post(hub, "/commands", cookie, Map.of("command", "identify", "form-token", token));
            assertThat(ordered.statusCode()).isEqualTo(303);
            assertThat(page(hub, "/fleet/north/ct1-box", cookie)).contains("user:anna", "sent");
            assertThat(post(hub, "/commands", cookie, Map.of("command", "explode", "form-token", token))
                            .statusCode())
                    .isEqualTo(422);

            final HttpResponse<String> early = post(
                    hub,
                    "/standing",
                    cookie,
                    Map.of("standing", "commissioned", "note", "looks fine", "form-token", token));
            assertThat(early.statusCode()).isEqualTo(409);
            assertThat(early.body()).contains("role=\"alert\"", "Scan the self-test symbol");
        }
    }

    private RealHub hub(final String commissionedOnly) {
        return new RealHub(directory, "devices.commissioned-only", commissionedOnly);
    }

    private void heard(final RealHub hub, final Health health) {
        hub.arrived(
                DeviceTopic.STATE.of("north", "ct1-box"),
                new DeviceState(DeviceState.Phase.READY, "ct1", "CT <1>", "ct-door", "e1", 0, "0.1.0").encode());
        hub.awaitReceipt();
        hub.arrived(DeviceTopic.HEALTH.of("north", "ct1-box"), health.encode());
        hub.awaitReceipt();
    }

    private void tested(final RealHub hub, final Check.Result undo) {
        final Map<Check, Check.Result> results = Arrays.stream(Check.values())
                .collect(Collectors.toMap(check -> check, check -> check == Check.UNDO ? undo : Check.Result.PASSED));
        send(hub, new Fact.DeviceTested(results), now);
    }

    private void scan(final RealHub hub, final Instant at) {
        send(
                hub,
                new Fact.Reached(
                        Milestone.SCAN_START,
                        new PatientRef(List.of("t1_AAAAAAAA.AAAAAAAA"), ""),
                        CaptureMethod.WRISTBAND,
                        Optional.empty(),
                        ""),
                at);
    }

    private void send(final RealHub hub, final Fact fact, final Instant at) {
        seq++;
        hub.arrived(
                DeviceTopic.EVENTS.of("north", "ct1-box"),
                EventCodec.encode(new Event(
                        new Origin("north", "ct1-box", "e1", seq),
                        "ct1",
                        fact,
                        new Occurrence(TimeInterval.around(at, Duration.ofNanos(1)), ClockSource.NTP, Optional.empty()),
                        at)));
        hub.awaitReceipt();
    }

    private static JsonNode lastEvent(final RealHub hub) {
        final JsonNode items = get(hub, "/api/v1/events?limit=500").path("items");
        return items.get(items.size() - 1);
    }

    private static List<String> cases(final RealHub hub) {
        return get(hub, "/api/v1/cases?limit=500").path("items").findValuesAsText("id");
    }

    private static HttpResponse<String> stand(
            final RealHub hub, final String standing, final String note, final String door) {
        final String body = "{\"standing\":\"%s\",\"note\":\"%s\"%s}"
                .formatted(standing, note, door.isEmpty() ? "" : ",\"door\":\"" + door + "\"");
        return hub.send(
                "POST",
                CT1 + "/standing",
                body,
                "Authorization",
                "Bearer " + hub.all(),
                "Content-Type",
                "application/json");
    }

    private static HttpResponse<String> post(
            final RealHub hub, final String path, final String cookie, final Map<String, String> fields) {
        return hub.send(
                "POST",
                "/fleet/north/ct1-box" + path,
                RealHub.form(fields),
                "Cookie",
                cookie,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static JsonNode get(final RealHub hub, final String path) {
        return json(hub.get(path, "Authorization", "Bearer " + hub.all()));
    }

    private static String page(final RealHub hub, final String path) {
        return hub.get(path, "Authorization", "Bearer " + hub.all()).body();
    }

    private static String page(final RealHub hub, final String path, final String cookie) {
        return hub.get(path, "Cookie", cookie).body();
    }

    private static JsonNode json(final HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body().getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
