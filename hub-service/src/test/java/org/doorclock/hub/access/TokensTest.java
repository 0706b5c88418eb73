// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.doorclock.hub.config.AccessConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final String ROUTE = "/api/v1/measures";

    @TempDir
    private Path data;

    private AccessServer hub;

    @BeforeEach
    void start() {
        hub = new AccessServer(data);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aTokenIsGoodUntilItExpiresOrIsRevoked() {
        final String token = hub.make.token(EnumSet.of(Role.MANAGER));
        assertThat(bearer(token).body()).startsWith("{\"name\":\"token:test (");
        hub.time.advance(Duration.ofHours(23));
        assertThat(bearer(token).statusCode()).isEqualTo(200);
        hub.time.advance(Duration.ofHours(1));
        assertThat(bearer(token).statusCode()).isEqualTo(401);

        final String other = hub.make.token(EnumSet.of(Role.MANAGER));
        assertThat(bearer(other).statusCode()).isEqualTo(200);
        hub.make.revokeAll();
        assertThat(bearer(other).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer doorclock_x",
                "Basic YW5uYTpwYXNzd29yZA==",
                "doorclock_x",
                "Bearer null",
                "Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWxsIn0."
            })
    void whatIsNoTokenIsRefusedEvenBesideASession(final String header) {
        hub.make.user("anna", true, EnumSet.allOf(Role.class));
        final HttpResponse<String> answer =
                hub.get(ROUTE, "Authorization", header, "Cookie", "doorclock-session=" + hub.make.session("anna"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .doesNotContain(header.substring(header.length() - 1).repeat(2) + header);
    }

    @Test
    void neitherTokensNorPasswordsLieOnTheDiskAndNobodyElseReadsTheFiles() throws Exception {
        final String token = hub.make.token(EnumSet.of(Role.MANAGER));
        final String password = hub.make.user("anna", true, EnumSet.of(Role.MANAGER));
        final Browser browser = new Browser(hub);
        browser.signIn("anna", password);
        bearer(token + "x");
        try (var files = Files.walk(data)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.getPosixFilePermissions(file))
                        .as(file.toString())
                        .containsOnly(OWNER_READ, OWNER_WRITE);
                assertThat(Files.readString(file)).doesNotContain(token, password, browser.cookie("doorclock-session"));
            }
        }
        assertThat(Files.readString(data.resolve("access/users.json"))).contains("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void aLinkToAScreenOpensOnceByItsButtonAndShowsOneBoardAndNothingElse() {
        final String link = "/open/" + hub.make.screenLink("north");
        final Browser screen = new Browser(hub);
        assertThat(screen.open(link).body()).contains("the board of north, for 365 days");
        assertThat(new Browser(hub).open(link).statusCode())
                .as("looking does not use it up")
                .isEqualTo(200);

        final HttpResponse<String> opened = screen.send(link, Map.of());
        assertThat(opened.headers().firstValue("Location")).contains("/board/north");
        assertThat(opened.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("doorclock-screen=")
                        && cookie.endsWith("; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"));
        assertThat(screen.open("/board/north").statusCode()).isEqualTo(200);
        assertThat(screen.open("/board/south").statusCode()).isEqualTo(403);
        assertThat(screen.open("/").statusCode()).isEqualTo(303);
        assertThat(screen.open("/api/v1/audit").statusCode()).isEqualTo(401);
        assertThat(screen.open(link).statusCode()).isEqualTo(404);

        final Browser second = new Browser(hub);
        second.open("/sign-in");
        assertThat(second.send(link, Map.of()).statusCode()).as("used before").isEqualTo(404);
        assertThat(hub.get(ROUTE, "Authorization", "Bearer " + screen.cookie("doorclock-screen"))
                        .statusCode())
                .as("a screen's cookie is no token for a header")
                .isEqualTo(401);

        hub.time.advance(Duration.ofDays(364));
        assertThat(screen.open("/board/north").statusCode()).isEqualTo(200);
        hub.time.advance(Duration.ofDays(2));
        assertThat(screen.open("/board/north").statusCode()).isEqualTo(303);
    }

    @Test
    void aSignInLinkWorksOnceAndForADay() {
        hub.make.user("anna", true, EnumSet.of(Role.MANAGER));
        final String link = "/open/" + hub.make.signInLink("anna");
        final Browser browser = new Browser(hub);
        browser.open(link);
        assertThat(browser.send(link, Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.open("/").body()).isEqualTo("for user:anna");
        assertThat(new Browser(hub).open(link).statusCode()).isEqualTo(404);

        final String late = "/open/" + hub.make.signInLink("anna");
        hub.time.advance(Duration.ofHours(25));
        assertThat(browser.open(late).statusCode()).isEqualTo(404);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackAndNobodyElseIs() throws Exception {
        final AccessConfig slow = new AccessConfig(
                AccessServer.CONFIG.publicUrl(),
                AccessServer.CONFIG.tls(),
                AccessServer.CONFIG.proxy(),
                AccessServer.CONFIG.sessionIdle(),
                AccessServer.CONFIG.sessionMost(),
                1,
                AccessServer.CONFIG.unsealingsAnHour(),
                AccessServer.CONFIG.connectionsPerAddress(),
                Optional.empty());
        try (AccessServer limited = new AccessServer(data.resolve("slow"), slow)) {
            final String token = limited.make.token(EnumSet.of(Role.MANAGER));
            final String other = limited.make.token(EnumSet.of(Role.MANAGER));
            for (int i = 0; i < 10; i++) {
                assertThat(limited.get(ROUTE, "Authorization", "Bearer " + token)
                                .statusCode())
                        .isEqualTo(200);
            }
            final HttpResponse<String> refused = limited.get(ROUTE, "Authorization", "Bearer " + token);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(new ObjectMapper().readTree(refused.body()).path("type").asText())
                    .isEqualTo("/problems/too-many-requests");
            assertThat(limited.get(ROUTE, "Authorization", "Bearer " + other).statusCode())
                    .isEqualTo(200);
            limited.time.advance(Duration.ofSeconds(1));
            assertThat(limited.get(ROUTE, "Authorization", "Bearer " + token).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void guessingTokensIsSlowedDownAndAuditedNotMoreThanNeeded() {
        for (int i = 0; i < 60; i++) {
            assertThat(bearer("doorclock_guess" + i).statusCode()).isEqualTo(401);
        }
        assertThat(bearer("doorclock_guess").statusCode()).isEqualTo(429);
        assertThat(hub.audited(data)).hasSize(3).allMatch(line -> line.contains("token-refused"));
    }

    @Test
    void aRouteThatIsInNoRowIsRefusedToAll() {
        final String token = hub.make.token(EnumSet.allOf(Role.class));
        assertThat(hub.get("/not/in/the/table", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void contentIsNotTakenBeforeItIsKnownWhoSendsIt() {
        final HttpResponse<String> refused = hub.send(hub.request("/api/v1/imports")
                .expectContinue(true)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[4 << 20])));
        assertThat(refused.statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> bearer(final String token) {
        return hub.get(ROUTE, "Authorization", "Bearer " + token);
    }
}
