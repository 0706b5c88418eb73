// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.doorclock.hub.access.Role;
import org.doorclock.hub.access.RouteTable;
import org.doorclock.hub.access.TestAccess;
import org.doorclock.hub.config.HubConfig;
import org.doorclock.hub.config.HubKeys;
import org.doorclock.hub.http.HubServer;
import org.doorclock.identity.SiteKeys;
import org.doorclock.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route that the hub has, asked with every role and with none, as a machine and as a person. Who may what is written
 * down here a second time, so that a slip in the hub's table is seen.
 */
class RoutesByRoleTest {

    /** Route, then who may: roles, "public", "any" role, or "person" (a session, whatever its role). */
    private static final Map<String, List<String>> EXPECTED = table("""
            GET /                             manager
            GET /figures/cases                clinician
            GET /measures/{id}                any
            GET /board/{site}                 board manager clinician
            GET /board/{site}/setup           board manager clinician estates
            GET /pages/*                      public
            GET /web/*                        public
            GET /sign-in                      public
            POST /sign-in                     public
            GET /sign-in/oidc                 public
            GET /sign-in/oidc/callback        public
            GET /signed-out                   public
            GET /open/{key}                   public
            POST /open/{key}                  public
            POST /sign-out                    person
            GET /account                      person
            GET /account/password             person
            POST /account/password            person
            GET /cases                        clinician
            GET /cases/{id}                   clinician
            POST /cases/{id}/voids            clinician
            POST /cases/{id}/events           clinician
            POST /cases/{id}/close            clinician
            POST /cases/{id}/identity         clinician
            GET /api/v1/measures              any
            GET /api/v1/sites                 any
            GET /api/v1/compliance            manager
            GET /api/v1/reporting             manager
            GET /api/v1/compliance/curve      manager
            GET /api/v1/pathway               manager
            GET /api/v1/cases                 clinician
            GET /api/v1/cases/{id}            clinician
            GET /api/v1/cases/{id}/events     clinician
            POST /api/v1/cases/{id}/events    clinician
            POST /api/v1/cases/{id}/voids     clinician
            POST /api/v1/cases/{id}/identity  clinician
            GET /api/v1/events                clinician
            GET /api/v1/board                 board manager clinician
            GET /api/v1/board/stream          board manager clinician
            GET /api/v1/reports/measure-report  manager
            GET /api/v1/reports/measures        any
            GET /api/v1/reports/measures/{id}   any
            GET /api/v1/exports/month         manager
            GET /api/v1/spc                   manager
            GET /api/v1/funnel                manager
            GET /api/v1/demand                manager
            GET /api/v1/quality               manager
            GET /api/v1/reports/tariff        manager
            GET /api/v1/exports/ssnap         clinician
            GET /api/v1/exports/ssnap-mapping any
            GET /api/v1/devices               estates
            GET /api/v1/devices/{site}/{device}           estates
            GET /api/v1/devices/{site}/{device}/commands  estates
            POST /api/v1/devices/{site}/{device}/commands estates
            POST /api/v1/devices/{site}/{device}/standing estates
            GET /api/v1/devices/{site}/{device}/log       estates
            GET /api/v1/releases                          estates
            POST /api/v1/releases/{version}/offers        estates
            POST /api/v1/releases/{version}/stop          estates
            GET /releases/{digest}                        public
            GET /fleet                                    estates
            GET /d/{id}                                   estates
            GET /fleet/{site}/{device}                    estates
            GET /fleet/{site}/{device}/record             estates
            GET /fleet/{site}/{device}/log                estates
            POST /fleet/{site}/{device}/commands          estates
            POST /fleet/{site}/{device}/standing          estates
            POST /api/v1/imports              estates
            GET /api/v1/audit                 auditor
            GET /openapi                      public
            GET /observe/health               public
            GET /observe/metrics              estates
            """);

    @TempDir
    private static Path directory;

    private static HubParts parts;
    private static HubServer server;
    private static TestAccess access;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        final Path keys = directory.resolve("keys");
        new SiteKeys(keys).create();
        final HubConfig config = HubConfig.of(Settings.load(
                "hub",
                HubKeys.ALL,
                Optional.empty(),
                Map.of(),
                Map.of(
                        "data",
                        directory.resolve("data").toString(),
                        "keys",
                        keys.toString(),
                        "sites",
                        "north,south",
                        "access.requests-per-second",
                        "10000")));
        parts = HubParts.open(config, (position, last) -> {}, false);
        server = HubServer.start("127.0.0.1", 0, parts.access().gate(), parts.routes());
        access = new TestAccess(config.data(), config.access(), config.clock().realTime());
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() throws Exception {
        client.shutdownNow(); // answers whose bodies nobody read
        client.close();
        parts.boards().close();
        server.close();
        parts.close();
    }

    @Test
    void everyRouteIsInTheTableAndEveryRowIsARoute() {
        assertThat(server.routes()).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
        assertThat(RouteTable.routes()).containsExactlyInAnyOrderElementsOf(server.routes());
    }

    @Test
    void whoIsNotKnownGetsNowhereButToThePublicRoutes() throws Exception {
        for (final String route : server.routes()) {
            final HttpResponse<InputStream> answer = ask(route);
            final boolean signInPage = answer.statusCode() == 303
                    && answer.headers().firstValue("Location").orElse("").startsWith("/sign-in");
            final boolean refused = answer.statusCode() == 401 || signInPage;
            assertThat(refused).as(route).isEqualTo(!EXPECTED.get(route).contains("public"));
        }
    }

    @Test
    void aTokenOfEachRoleOpensWhatTheTableSaysAndNothingElse() throws Exception {
        for (final Role role : Role.values()) {
            final String token = access.token(EnumSet.of(role));
            for (final String route : server.routes()) {
                final HttpResponse<InputStream> answer = ask(route, "Authorization", "Bearer " + token);
                assertThat(isLetIn(answer)).as(route + " with " + role).isEqualTo(isAllowed(route, role, false));
            }
        }
    }

    @Test
    void aPersonOfEachRoleOpensWhatTheTableSaysAndNothingElse() throws Exception {
        for (final Role role : Role.values()) {
            access.user("person-" + role.word(), true, EnumSet.of(role));
            for (final String route : server.routes()) {
                final String session = access.session("person-" + role.word());
                final HttpResponse<InputStream> answer =
                        ask(route, "Cookie", "doorclock-session=" + session, "X-Form-Token", access.formToken(session));
                assertThat(isLetIn(answer)).as(route + " as " + role).isEqualTo(isAllowed(route, role, true));
            }
        }
    }

    @Test
    void whoMustChooseAPasswordCanDoNothingBefore() throws Exception {
        access.user("new", false, EnumSet.allOf(Role.class));
        for (final String route : server.routes()) {
            final String session = access.session("new");
            final HttpResponse<InputStream> answer =
                    ask(route, "Cookie", "doorclock-session=" + session, "X-Form-Token", access.formToken(session));
            final boolean toThePassword = answer.statusCode() == 303
                    && answer.headers().firstValue("Location").orElse("").equals("/account/password");
            final List<String> who = EXPECTED.get(route);
            assertThat(answer.statusCode() == 403 || toThePassword)
                    .as(route)
                    .isEqualTo(!who.contains("public") && !who.contains("person"));
        }
    }

    @Test
    void whoIsBoundToASiteSeesNothingOfAnother() throws Exception {
        final String token = access.token(EnumSet.allOf(Role.class), "north");
        for (final String path : List.of(
                "/api/v1/compliance?measure=asi-4a",
                "/api/v1/spc?measure=asi-4a",
                "/api/v1/funnel?measure=asi-4a",
                "/api/v1/demand",
                "/api/v1/quality",
                "/api/v1/reports/tariff",
                "/api/v1/compliance?measure=asi-4a&site=south",
                "/api/v1/compliance?measure=asi-4a&site=north&site=south",
                "/api/v1/reports/measure-report?measure=asi-4a",
                "/api/v1/exports/ssnap",
                "/api/v1/exports/ssnap?site=south",
                "/api/v1/cases",
                "/api/v1/cases?site=south",
                "/api/v1/board?site=south",
                "/api/v1/board/stream?site=south",
                "/api/v1/devices",
                "/api/v1/devices/south/ct9",
                "/api/v1/devices/south/ct9/log",
                "/fleet?site=south",
                "/fleet/south/ct9",
                "/api/v1/audit",
                "/board/south",
                "/board/south/setup",
                "/?site=south",
                "/figures/cases?measure=asi-4a&site=south")) {
            assertThat(get(path, "Authorization", "Bearer " + token).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        for (final String path : List.of(
                "/api/v1/measures",
                "/api/v1/compliance?measure=asi-4a&site=north",
                "/api/v1/spc?measure=asi-4a&site=north",
                "/api/v1/quality?site=north",
                "/api/v1/cases?site=north",
                "/api/v1/events",
                "/api/v1/board?site=north",
                "/api/v1/board/stream?site=north",
                "/api/v1/devices?site=north",
                "/fleet?site=north",
                "/board/north",
                "/?site=north")) {
            assertThat(get(path, "Authorization", "Bearer " + token).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        final HttpResponse<InputStream> sites = get("/api/v1/sites", "Authorization", "Bearer " + token);
        assertThat(new String(sites.body().readAllBytes(), UTF_8))
                .contains("north")
                .doesNotContain("south");
        final HttpResponse<InputStream> first = get("/?measure=asi-4a", "Authorization", "Bearer " + token);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).contains("/?measure=asi-4a&site=north");
    }

    @Test
    void aStreamThatIsOpenEndsWhenItsTokenIsRevoked() throws Exception {
        final String token = access.token(EnumSet.of(Role.BOARD), "north");
        final HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/api/v1/board/stream?site=north"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (InputStream stream =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            assertThat(stream.read()).isNotNegative();
            access.revokeAll();
            assertThat(CompletableFuture.supplyAsync(() -> rest(stream)).get(60, TimeUnit.SECONDS))
                    .contains("snapshot");
        }
    }

    private static String rest(final InputStream stream) {
        try {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Let in is whoever reached the route, whatever it answered to this bare request. */
    private static boolean isLetIn(final HttpResponse<InputStream> answer) {
        return !Set.of(401, 403).contains(answer.statusCode());
    }

    private static boolean isAllowed(final String route, final Role role, final boolean person) {
        final List<String> who = EXPECTED.get(route);
        return who.contains("public")
                || who.contains("any")
                || who.contains(role.word())
                || (person && who.contains("person"));
    }

    private static HttpResponse<InputStream> ask(final String route, final String... headers) throws Exception {
        final String[] words = route.split(" ");
        final String path = words[1].replace("{site}", "north")
                .replace("{device}", "ct1")
                .replace("{version}", "0.2.0")
                .replace("{digest}", "0".repeat(64))
                .replace("{id}", "case-1")
                .replace("{key}", "none")
                .replace("/web/*", "/web/tokens.css")
                .replace("/pages/*", "/pages/light.css")
                .replace("/stream", "/stream?site=north");
        return send(words[0], path, headers);
    }

    private static HttpResponse<InputStream> get(final String path, final String... headers) throws Exception {
        return send("GET", path, headers);
    }

    /** The content is closed unread but where a test reads it: a board's stream has no end. */
    private static HttpResponse<InputStream> send(final String method, final String path, final String... headers)
            throws IOException, InterruptedException {
        final HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        final HttpResponse<InputStream> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (!path.equals("/api/v1/sites")) {
            answer.body().close();
        }
        return answer;
    }

    private static Map<String, List<String>> table(final String text) {
        final Map<String, List<String>> rows = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            final List<String> words =
                    new ArrayList<>(Arrays.asList(line.strip().split("\\s+")));
            rows.put(words.removeFirst() + " " + words.removeFirst(), words);
        });
        assertThat(rows.values().stream().flatMap(List::stream))
                .allMatch(word -> Stream.of("public", "any", "person").anyMatch(word::equals)
                        || Role.ofWord(word).isPresent());
        return rows;
    }
}
