// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page of somebody else can make the browser of somebody who has signed in send. */
class ForgedFormsTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final List<String> FORMS = List.of(
            "/sign-out",
            "/account/password",
            "/cases/case-1/voids",
            "/cases/case-1/events",
            "/cases/case-1/close",
            "/cases/case-1/identity",
            "/fleet/north/ct1/commands",
            "/fleet/north/ct1/standing",
            "/api/v1/cases/case-1/voids",
            "/api/v1/cases/case-1/events",
            "/api/v1/cases/case-1/identity",
            "/api/v1/devices/north/ct1/commands",
            "/api/v1/devices/north/ct1/standing",
            "/api/v1/releases/1.0.0/offers",
            "/api/v1/releases/1.0.0/stop",
            "/api/v1/imports");

    @TempDir
    private static Path directory;

    private static RealHub hub;
    private static String session;

    @BeforeAll
    static void start() {
        hub = new RealHub(directory);
        session = hub.session("anna");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void theListHasEveryRouteThatChangesSomethingForSomebodySignedIn() {
        assertThat(hub.server.routes().stream()
                        .filter(route -> !route.startsWith("GET "))
                        .filter(route -> !route.endsWith(" /sign-in") && !route.endsWith("{key}"))
                        .map(route -> route.substring(route.indexOf(' ') + 1)
                                .replace("{id}", "case-1")
                                .replace("{site}", "north")
                                .replace("{device}", "ct1")
                                .replace("{version}", "1.0.0")))
                .containsExactlyInAnyOrderElementsOf(FORMS);
    }

    @Test
    void withoutTheFormsTokenOrWithAWrongOneNothingIsDone() {
        for (final String path : FORMS) {
            for (final String type : List.of(FORM, "text/plain", "multipart/form-data; boundary=x", JSON, "text/csv")) {
                refused(path, "", "Content-Type", type);
                refused(path, "form-token=", "Content-Type", type);
                refused(path, "form-token=" + "A".repeat(43), "Content-Type", type);
                refused(path, "{}", "Content-Type", type, "X-Form-Token", "A".repeat(43));
                refused(path, "{}", "Content-Type", type, "X-Form-Token", "");
            }
        }
        stillSignedIn();
    }

    @Test
    void fromAnotherSitesPageNothingIsDoneEvenWithTheRightToken() {
        final String token = hub.access.formToken(session);
        for (final String path : FORMS) {
            for (final String[] from : List.of(
                    new String[] {"Origin", "https://evil.example"},
                    new String[] {"Origin", "http://127.0.0.1.evil.example"},
                    new String[] {"Origin", "http://127.0.0.1:1"},
                    new String[] {"Referer", "https://evil.example/cases/case-1"},
                    new String[] {"Referer", "http://127.0.0.1:" + hub.server.port() + ".evil.example/"},
                    new String[] {"Sec-Fetch-Site", "cross-site"},
                    new String[] {"Sec-Fetch-Site", "same-site"})) {
                refused(path, "form-token=" + token, "Content-Type", FORM, from[0], from[1]);
                refused(path, "{}", "Content-Type", JSON, "X-Form-Token", token, from[0], from[1]);
            }
        }
        stillSignedIn();
    }

    @Test
    void theTokenOfAnotherSessionIsAWrongOne() {
        final String other = hub.access.formToken(hub.session("bert"));
        for (final String path : FORMS) {
            refused(path, "form-token=" + other, "Content-Type", FORM);
        }
        stillSignedIn();
    }

    @Test
    void nobodyIsSignedInByAFormOfAnotherPage() {
        hub.session("cleo");
        final String password = hub.access.reset("cleo");
        final String body = RealHub.form(Map.of("name", "cleo", "password", password, "form-token", "A".repeat(43)));

        final HttpResponse<String> bare = hub.send("POST", "/sign-in", body, "Content-Type", FORM);
        final HttpResponse<String> planted = hub.send(
                "POST",
                "/sign-in",
                body,
                "Content-Type",
                FORM,
                "Cookie",
                "doorclock-form=" + "A".repeat(43),
                "Origin",
                "https://evil.example");

        assertThat(bare.statusCode()).isEqualTo(403);
        assertThat(planted.statusCode()).isEqualTo(403);
    }

    private static void refused(final String path, final String body, final String... headers) {
        final List<String> all = new ArrayList<>(List.of("Cookie", "doorclock-session=" + session));
        Stream.of(headers).forEach(all::add);
        final HttpResponse<String> answer = hub.send("POST", path, body, all.toArray(String[]::new));
        assertThat(answer.statusCode())
                .as(path + " " + body + " " + all + "\n" + answer.body())
                .isEqualTo(403);
    }

    private static void stillSignedIn() {
        assertThat(hub.get("/account", "Cookie", "doorclock-session=" + session).statusCode())
                .isIn(200, 303);
        assertThat(hub.get("/api/v1/cases/case-1/events", "Authorization", "Bearer " + hub.all())
                        .body())
                .doesNotContain("correction");
    }
}
