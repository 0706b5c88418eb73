// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.doorclock.hub.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every answer tells the browser, whatever it answers. */
class AnswerHeadersTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    private Path directory;

    @Test
    void noAnswerCanBeFramedGuessedOrRunAsScript() {
        try (RealHub hub = new RealHub(directory)) {
            final String session = hub.session("anna");
            for (final String path : List.of(
                    "/",
                    "/?site=%3Cscript%3E",
                    "/board/north",
                    "/board/north/setup",
                    "/cases",
                    "/cases/case-1",
                    "/cases/none",
                    "/sign-in",
                    "/account",
                    "/account/password",
                    "/open/none",
                    "/nowhere",
                    "/pages/light.css",
                    "/web/tokens.css",
                    "/api/v1/cases",
                    "/api/v1/none",
                    "/openapi",
                    "/observe/health")) {
                for (final String cookie : List.of("x=y", "doorclock-session=" + session)) {
                    final HttpResponse<String> answer = hub.get(path, "Cookie", cookie);
                    final String policy = header(answer, "Content-Security-Policy");
                    assertThat(policy)
                            .as(path)
                            .contains(
                                    "default-src 'self'",
                                    "frame-ancestors 'none'",
                                    "base-uri 'none'",
                                    "form-action 'self'")
                            .doesNotContain("unsafe-inline", "unsafe-eval", "*");
                    assertThat(header(answer, "X-Content-Type-Options"))
                            .as(path)
                            .isEqualTo("nosniff");
                    assertThat(header(answer, "Cross-Origin-Opener-Policy"))
                            .as(path)
                            .isEqualTo("same-origin");
                    assertThat(header(answer, "Access-Control-Allow-Origin"))
                            .as(path)
                            .isEmpty();
                    assertThat(header(answer, "Server")).as(path).isEmpty();
                    if (header(answer, "Content-Type").startsWith("text/html")) {
                        assertThat(header(answer, "Cache-Control")).as(path).contains("no-store");
                        assertThat(answer.body())
                                .as(path)
                                .doesNotContain(" style=", "<style", " onclick=", "javascript:");
                    }
                }
            }
        }
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOtherSites() {
        try (RealHub hub = new RealHub(directory)) {
            final List<String> cookies = cookiesOfSigningIn(hub, "doorclock-form");
            assertThat(cookies)
                    .hasSize(2)
                    .allMatch(cookie -> cookie.contains("; HttpOnly"))
                    .allMatch(cookie -> cookie.contains("; Path=/"))
                    .allMatch(cookie -> cookie.matches(".*; SameSite=(Lax|Strict).*"))
                    .noneMatch(cookie -> cookie.contains("Domain="));
        }
    }

    @Test
    void behindTlsCookiesGoNoOtherWay() {
        try (RealHub hub = new RealHub(directory, "http.public-url", "https://doorclock.example")) {
            assertThat(cookiesOfSigningIn(hub, "__Host-doorclock-form"))
                    .hasSize(2)
                    .allMatch(cookie -> cookie.startsWith("__Host-doorclock-"))
                    .allMatch(cookie -> cookie.contains("; Secure"));
        }
    }

    private static List<String> cookiesOfSigningIn(final RealHub hub, final String formCookie) {
        final String password = hub.access.user("anna", true, EnumSet.of(Role.CLINICIAN));
        final HttpResponse<String> page = hub.get("/sign-in");
        final String form = header(page, "Set-Cookie");
        final String value = form.substring(formCookie.length() + 1, form.indexOf(';'));
        final HttpResponse<String> in = hub.send(
                "POST",
                "/sign-in",
                RealHub.form(Map.of("name", "anna", "password", password, "form-token", value)),
                "Cookie",
                formCookie + "=" + value,
                "Content-Type",
                FORM);
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
        return List.of(form, header(in, "Set-Cookie"));
    }

    private static String header(final HttpResponse<String> answer, final String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
