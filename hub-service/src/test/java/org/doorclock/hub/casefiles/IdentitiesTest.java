// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.doorclock.event.Milestone;
import org.doorclock.hub.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitiesTest {

    private static final String WHY = "{\"reason\":\"ring the ward\"}";

    @TempDir
    private Path directory;

    @Test
    void aClinicianSeesWhoseCaseItIsAndTheAuditLogSaysSoWithoutTheIdentity() {
        try (CaseFileHub hub = hub(true)) {
            final HttpResponse<String> answer = hub.post("/api/v1/cases/case-1/identity", WHY, hub.clinician());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(CaseFileHub.json(answer).at("/identifiers/0/value").asText())
                    .isEqualTo(CaseFileHub.NHS_NUMBER);
            assertThat(CaseFileHub.json(answer).path("identifiers")).hasSize(1);
            assertThat(hub.auditLog())
                    .contains("\"what\":\"unseal\",\"outcome\":\"done\",\"about\":\"case-1: ring the ward\"")
                    .doesNotContain(CaseFileHub.NHS_NUMBER);
        }
    }

    @Test
    void aPersonSeesItOnAPageThatNoCacheKeeps() {
        try (CaseFileHub hub = hub(true)) {
            hub.access.user("anna", true, EnumSet.of(Role.CLINICIAN));
            final String session = hub.access.session("anna");

            final HttpResponse<String> answer = hub.form(
                    "/cases/case-1/identity",
                    session,
                    Map.of("form-token", hub.access.formToken(session), "reason", "ring the ward"));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.body()).contains("943 476 5919");
            assertThat(hub.auditLog()).contains("\"who\":\"user:anna\",\"what\":\"unseal\",\"outcome\":\"done\"");
        }
    }

    @Test
    void everyTryThatCameToNothingIsInTheAuditLog() {
        try (CaseFileHub hub = hub(true)) {
            refused(
                    hub,
                    hub.post("/api/v1/cases/case-1/identity", "{}", hub.clinician()),
                    422,
                    "case-1: There is no reason.");
            refused(
                    hub,
                    hub.post("/api/v1/cases/case-1/identity", WHY, hub.clinician("south")),
                    404,
                    "case-1: There is no case");
            refused(
                    hub,
                    hub.post("/api/v1/cases/case-99/identity", WHY, hub.clinician()),
                    404,
                    "case-99: There is no case");
            refused(
                    hub,
                    hub.post(
                            "/api/v1/cases/case-1/identity",
                            WHY,
                            hub.access.token(EnumSet.of(Role.MANAGER, Role.ESTATES, Role.AUDITOR, Role.BOARD))),
                    403,
                    "case-1: has not the role");
            refused(
                    hub,
                    hub.post("/api/v1/cases/case-1/identity", "{\"reason\":\"is it 943 476 5919\"}", hub.clinician()),
                    422,
                    "case-1: The reason holds an NHS Number");
            refused(
                    hub,
                    hub.post("/api/v1/cases/case-3/identity", "{\"reason\":\"is it LOCAL77\"}", hub.clinician()),
                    422,
                    "case-3: The reason holds an identifier");
            assertThat(hub.auditLog()).doesNotContain("4765919", "476 5919", "LOCAL77");
        }
    }

    @Test
    void whoOpensManyIsRefusedUntilTimeHasPassedAndTheAuditLogHasIt() {
        try (CaseFileHub hub = hub(true)) {
            final String token = hub.clinician();
            final String other = hub.clinician();
            for (int i = 0; i < CaseFileHub.MOST_UNSEALINGS; i++) {
                assertThat(hub.post("/api/v1/cases/case-1/identity", WHY, token).statusCode())
                        .isEqualTo(200);
            }

            final HttpResponse<String> answer = hub.post("/api/v1/cases/case-1/identity", WHY, token);

            refused(hub, answer, 429, "case-1: You have opened as many identities as one may in an hour");
            assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(1200);
            assertThat(hub.post("/api/v1/cases/case-1/identity", WHY, other).statusCode())
                    .isEqualTo(200);
            hub.time.advance(Duration.ofMinutes(20));
            assertThat(hub.post("/api/v1/cases/case-1/identity", WHY, token).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoseIdentityItIsCannotBeGuessedWithoutEnd() {
        try (CaseFileHub hub = hub(true)) {
            final String token = hub.clinician();
            for (int i = 0; i < CaseFileHub.MOST_UNSEALINGS; i++) {
                refused(
                        hub,
                        hub.post("/api/v1/cases/case-3/identity", "{\"reason\":\"is it LOCAL77\"}", token),
                        422,
                        "case-3: The reason holds an identifier");
            }

            refused(
                    hub,
                    hub.post("/api/v1/cases/case-3/identity", "{\"reason\":\"is it LOCAL77\"}", token),
                    429,
                    "case-3: You have opened as many");
        }
    }

    @Test
    void aHubWithoutThePrivateKeySaysSo() {
        try (CaseFileHub hub = hub(false)) {
            final HttpResponse<String> answer = hub.post("/api/v1/cases/case-1/identity", WHY, hub.clinician());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(CaseFileHub.json(answer).path("detail").asText()).contains("no private key");
            assertThat(CaseFileHub.json(answer).path("remedy").asText()).contains("seal.private");
            assertThat(hub.auditLog()).contains("\"what\":\"unseal\",\"outcome\":\"failed\"");
        }
    }

    private CaseFileHub hub(final boolean withPrivateKey) {
        final CaseFileHub hub = new CaseFileHub(directory, withPrivateKey);
        hub.seen("north", "ct1", Milestone.DOOR_ARRIVAL, "nhs", "2026-10-26T10:00:00Z");
        hub.seen("north", "ct1", Milestone.SCAN_START, "nhs", "2026-10-26T10:30:00Z");
        hub.seen("south", "ct1", Milestone.SCAN_START, "LOCAL77", "2026-10-26T10:30:00Z");
        return hub;
    }

    private static void refused(
            final CaseFileHub hub, final HttpResponse<String> answer, final int status, final String logged) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain(CaseFileHub.NHS_NUMBER);
        final String last = hub.auditLog().lines().toList().getLast();
        assertThat(last).contains("\"what\":\"unseal\",\"outcome\":\"refused\",\"about\":\"" + logged);
    }
}
