// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorclock.hub.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens and sessions that are made up, too old, taken back, somebody else's, or planted. */
class ForgedCredentialsTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    private Path directory;

    private RealHub hub;

    @BeforeEach
    void start() {
        hub = new RealHub(directory);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void noMadeUpTokenOpensAnything() throws Exception {
        final String good = hub.all();
        final String file = Files.readString(directory.resolve("data/access/tokens.json"));
        final Matcher hash = Pattern.compile("\"hash\"\\s*:\\s*\"([^\"]+)\"").matcher(file);
        assertThat(hash.find()).isTrue();
        final List<String> forged = new ArrayList<>(List.of(
                "",
                "x",
                "null",
                good + "x",
                good.substring(0, good.length() - 1),
                good.toUpperCase(Locale.ROOT),
                flipped(good),
                hash.group(1),
                "eyJhbGciOiJub25lIn0.eyJyb2xlIjoiY2xpbmljaWFuIn0.",
                "A".repeat(5000),
                hub.access.screenLink("north"),
                hub.session("anna"),
                "' OR 1=1 --"));
        for (final String token : forged) {
            final HttpResponse<String> answer = hub.get("/api/v1/cases", "Authorization", "Bearer " + token);
            assertThat(answer.statusCode()).as(token).isIn(401, 429);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        assertThat(hub.get("/api/v1/cases", "Authorization", "Basic " + good).statusCode())
                .isEqualTo(401);
        assertThat(hub.get("/api/v1/cases", "Cookie", "doorclock-session=" + good)
                        .statusCode())
                .isEqualTo(401);
        assertThat(hub.get("/api/v1/cases?access_token=" + good).statusCode()).isEqualTo(401);
        assertThat(hub.get("/api/v1/cases", "Authorization", "Bearer " + good).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anExpiredTokenAndARevokedOneOpenNothing() {
        final String expired = hub.access.expiredToken(EnumSet.allOf(Role.class));
        final String revoked = hub.all();
        assertThat(hub.get("/api/v1/cases", "Authorization", "Bearer " + revoked)
                        .statusCode())
                .isEqualTo(200);
        hub.access.revokeAll();

        for (final String token : List.of(expired, revoked)) {
            assertThat(hub.get("/api/v1/cases", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aSessionThatWasPlantedBeforeSignInIsNotTheOneAfterIt() {
        final String password = hub.access.user("anna", true, EnumSet.of(Role.CLINICIAN));
        final String planted = "A".repeat(43);

        final HttpResponse<String> in = signIn("anna", password, "", "doorclock-session=" + planted);

        final String session = cookie(in, "doorclock-session");
        assertThat(session).isNotEqualTo(planted);
        assertThat(asks(planted)).isEqualTo(401);
        assertThat(asks(session)).isEqualTo(200);

        final HttpResponse<String> again = signIn("anna", password, "", "doorclock-session=" + session);
        assertThat(cookie(again, "doorclock-session")).isNotEqualTo(session);
        assertThat(asks(session)).isEqualTo(401);
    }

    @Test
    void aSessionEndsWhereItsUserSignsOut() {
        final String session = hub.session("anna");
        assertThat(asks(session)).isEqualTo(200);

        final HttpResponse<String> out = hub.send(
                "POST",
                "/sign-out",
                RealHub.form(Map.of("form-token", hub.access.formToken(session))),
                "Cookie",
                "doorclock-session=" + session,
                "Content-Type",
                FORM);

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(asks(session)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "https://evil.example/",
                "https:evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "///evil.example",
                "/%0d%0aSet-Cookie:%20x=1",
                "/\r\nSet-Cookie: x=1",
                "\tjavascript:alert(1)",
                "javascript:alert(1)",
                "@evil.example",
                ".evil.example",
            })
    void signingInLeadsToNoOtherHub(final String next) {
        final String password = hub.access.user("anna", true, EnumSet.of(Role.CLINICIAN));

        final HttpResponse<String> in = signIn("anna", password, next, "x=y");

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location").orElseThrow())
                .matches("/([^/\\\\].*)?")
                .doesNotContain("evil.example");
        assertThat(in.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("x="));
        assertThat(hub.get("/sign-in?next=" + URLEncoder.encode(next, UTF_8)).body())
                .doesNotContain("evil.example", "javascript:");
    }

    @Test
    void aWrongNameAndAWrongPasswordAreAnsweredAlike() {
        hub.access.user("anna", true, EnumSet.of(Role.CLINICIAN));

        final HttpResponse<String> known = signIn("anna", "not-the-password", "", "x=y");
        final HttpResponse<String> unknown = signIn("nobody-here", "not-the-password", "", "x=y");

        assertThat(known.statusCode()).isEqualTo(403).isEqualTo(unknown.statusCode());
        assertThat(tokenless(known.body())).isEqualTo(tokenless(unknown.body()));
    }

    private int asks(final String session) {
        return hub.get("/api/v1/cases?site=north", "Cookie", "doorclock-session=" + session)
                .statusCode();
    }

    private HttpResponse<String> signIn(
            final String name, final String password, final String next, final String cookie) {
        final HttpResponse<String> page = hub.get("/sign-in");
        final String form = cookie(page, "doorclock-form");
        return hub.send(
                "POST",
                "/sign-in",
                RealHub.form(Map.of("name", name, "password", password, "next", next, "form-token", form)),
                "Cookie",
                "doorclock-form=" + form + "; " + cookie,
                "Content-Type",
                FORM);
    }

    private static String cookie(final HttpResponse<String> answer, final String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static String tokenless(final String page) {
        return page.replaceAll("value=\"[A-Za-z0-9_-]{43}\"", "value=\"\"");
    }

    private static String flipped(final String token) {
        final char last = token.charAt(token.length() - 2);
        return token.substring(0, token.length() - 2) + (last == 'A' ? 'B' : 'A') + token.charAt(token.length() - 1);
    }
}
