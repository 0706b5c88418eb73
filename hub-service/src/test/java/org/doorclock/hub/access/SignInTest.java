// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.doorclock.limit.Attempts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {

    private static final String SESSION = "doorclock-session";
    private static final String GOOD = "three random words";

    @TempDir
    private Path data;

    private AccessServer hub;
    private Browser browser;

    @BeforeEach
    void start() {
        hub = new AccessServer(data);
        browser = new Browser(hub);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void theRightPasswordSignsInUnderANewSecretAndASignOutEndsIt() {
        final String password = hub.make.user("anna", true, EnumSet.of(Role.MANAGER));
        final HttpResponse<String> in = browser.signIn("Anna ", password);

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).contains("/");
        assertThat(in.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.matches(SESSION + "=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax"));
        assertThat(browser.open("/").body()).isEqualTo("for user:anna");

        final String first = browser.cookie(SESSION);
        browser.signIn("anna", password);
        assertThat(browser.cookie(SESSION)).isNotEqualTo(first);
        final Browser stolen = new Browser(hub);
        stolen.setCookie(SESSION, first);
        assertThat(stolen.open("/").statusCode()).as("the session before").isEqualTo(303);

        final String second = browser.cookie(SESSION);
        browser.open("/account");
        assertThat(browser.send("/sign-out", Map.of()).statusCode()).isEqualTo(303);
        stolen.setCookie(SESSION, second);
        assertThat(stolen.open("/").headers().firstValue("Location")).contains("/sign-in?next=%2F");
        assertThat(hub.audited(data))
                .anyMatch(line -> line.contains("user:anna\",\"what\":\"sign-in\",\"outcome\":\"done\""))
                .anyMatch(line -> line.contains("user:anna\",\"what\":\"sign-out\""));
    }

    @Test
    void theFirstPasswordIsForOnceAndLapsesAfterAWeek() {
        final String once = hub.make.user("anna", false, EnumSet.of(Role.MANAGER));
        browser.signIn("anna", once);
        assertThat(browser.open("/").headers().firstValue("Location")).contains("/account/password");

        browser.open("/account/password");
        for (final String bad : new String[] {"short", "anna anna anna", "passwordpassword", "aaaaaaaaaaaaaaa", once}) {
            assertThat(browser.send("/account/password", Map.of("new", bad, "again", bad))
                            .statusCode())
                    .as(bad)
                    .isEqualTo(422);
        }
        assertThat(browser.send("/account/password", Map.of("new", GOOD, "again", GOOD + "!"))
                        .body())
                .contains("not typed the same way twice");
        final String before = browser.cookie(SESSION);
        assertThat(browser.send("/account/password", Map.of("new", GOOD, "again", GOOD))
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.cookie(SESSION)).isNotEqualTo(before);
        assertThat(browser.open("/").statusCode()).isEqualTo(200);
        assertThat(new Browser(hub).signIn("anna", once).statusCode()).isEqualTo(403);
        assertThat(new Browser(hub).signIn("anna", GOOD).statusCode()).isEqualTo(303);

        final String second = hub.make.reset("anna");
        assertThat(browser.open("/").statusCode())
                .as("a reset ends all sessions")
                .isEqualTo(303);
        hub.time.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(new Browser(hub).signIn("anna", second).statusCode()).isEqualTo(403);
    }

    @Test
    void aPasswordIsChangedByWhoKnowsThePresentOneAlone() {
        final String present = hub.make.user("anna", true, EnumSet.of(Role.MANAGER));
        browser.signIn("anna", present);
        browser.open("/account/password");
        assertThat(browser.send("/account/password", Map.of("old", "guess", "new", GOOD, "again", GOOD))
                        .body())
                .contains("The present password is wrong.");
        assertThat(browser.send("/account/password", Map.of("old", present, "new", GOOD, "again", GOOD))
                        .statusCode())
                .isEqualTo(303);
        assertThat(new Browser(hub).signIn("anna", GOOD).statusCode()).isEqualTo(303);
    }

    @Test
    void aNameThatNobodyHasIsAnsweredAndLockedAsOneThatSomebodyHas() {
        hub.make.user("anna", true, EnumSet.of(Role.MANAGER));
        for (int i = 0; i < Attempts.FREE; i++) {
            assertSame(403);
        }
        final HttpResponse<String> locked = assertSame(429);
        assertThat(locked.headers().firstValue("Retry-After")).contains("31");

        hub.time.advance(Duration.ofSeconds(31));
        assertSame(403);
        assertThat(assertSame(429).headers().firstValue("Retry-After")).contains("61");
        assertThat(hub.audited(data))
                .anyMatch(line -> line.contains("user:anna\",\"what\":\"lock-out\""))
                .noneMatch(line -> line.contains("bert"));
    }

    /** Signs in with a wrong password as somebody and as nobody; but for the hidden field the answers are the same. */
    private HttpResponse<String> assertSame(final int status) {
        final Browser one = new Browser(hub);
        final HttpResponse<String> known = one.signIn("anna", "a wrong password");
        final Browser other = new Browser(hub);
        final HttpResponse<String> unknown = other.signIn("bert", "a wrong password");
        assertThat(known.statusCode()).isEqualTo(status);
        assertThat(unknown.statusCode()).isEqualTo(status);
        final String form = "value=\"[A-Za-z0-9_-]{43}\"";
        assertThat(unknown.body().replaceAll(form, "")).isEqualTo(known.body().replaceAll(form, ""));
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(known.headers().map().keySet());
        return known;
    }

    @Test
    void theRightPasswordOfALockedNameDoesNotHelpAndOneAddressCannotTryManyNames() {
        final String password = hub.make.user("anna", true, EnumSet.of(Role.MANAGER));
        for (int i = 0; i < Attempts.FREE; i++) {
            browser.signIn("anna", "a wrong password");
        }
        assertThat(browser.signIn("anna", password).statusCode()).isEqualTo(429);
        hub.time.advance(Duration.ofMinutes(16));
        assertThat(browser.signIn("anna", password).statusCode()).isEqualTo(303);

        for (int i = 0; i < 31; i++) {
            browser.signIn("x".repeat(65) + i, "p");
        }
        assertThat(browser.signIn("somebody-else", "p").statusCode()).isEqualTo(429);
    }

    @Test
    void aFormThatIsNotTheHubsOwnIsRefused() {
        final String password = hub.make.user("anna", true, EnumSet.of(Role.MANAGER));
        final Map<String, String> typed = Map.of("name", "anna", "password", password);
        assertThat(hub.post("/sign-in", typed, "Origin", hub.origin()).statusCode())
                .as("no hidden field, no cookie")
                .isEqualTo(403);

        browser.open("/sign-in");
        final String form = browser.cookie("doorclock-form");
        final Map<String, String> whole = Map.of("name", "anna", "password", password, Form.TOKEN, form);
        assertThat(hub.post("/sign-in", whole, "Cookie", "doorclock-form=" + form, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(hub.post("/sign-in", whole, "Cookie", "doorclock-form=" + form, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(hub.post("/sign-in", whole, "Cookie", "doorclock-form=" + form)
                        .statusCode())
                .isEqualTo(303);

        browser.signIn("anna", password);
        final String cookie = SESSION + "=" + browser.cookie(SESSION);
        assertThat(hub.post("/sign-out", Map.of(), "Cookie", cookie).statusCode())
                .isEqualTo(403);
        assertThat(hub.post("/sign-out", Map.of(Form.TOKEN, "x"), "Cookie", cookie)
                        .statusCode())
                .isEqualTo(403);
        assertThat(hub.post("/sign-out", Map.of(Form.TOKEN, form), "Cookie", cookie)
                        .statusCode())
                .as("another form's")
                .isEqualTo(403);
        assertThat(browser.open("/").statusCode()).as("still signed in").isEqualTo(200);
    }

    @Test
    void aSessionEndsWhenItIsIdleAndInAnyCaseAfterHalfADayAndSurvivesARestart() {
        browser.setCookie(SESSION, session());
        for (int i = 0; i < 23; i++) {
            hub.time.advance(Duration.ofMinutes(29));
            assertThat(browser.open("/").statusCode()).as("minute " + 29 * i).isEqualTo(200);
        }
        try (AccessServer again = new AccessServer(data)) {
            again.time.setWall(hub.time.now());
            final Browser same = new Browser(again);
            same.setCookie(SESSION, browser.cookie(SESSION));
            assertThat(same.open("/").statusCode()).isEqualTo(200);
        }
        hub.time.advance(Duration.ofMinutes(29));
        assertThat(browser.open("/").statusCode()).as("older than 12 h").isEqualTo(200);
        hub.time.advance(Duration.ofMinutes(29));
        assertThat(browser.open("/").statusCode()).as("older than 12 h").isEqualTo(303);

        browser.setCookie(SESSION, hub.make.session("anna"));
        hub.time.advance(Duration.ofMinutes(31));
        assertThat(browser.open("/").statusCode()).as("idle").isEqualTo(303);
    }

    @Test
    void whoIsRemovedIsOutAtOnce() {
        browser.setCookie(SESSION, session());
        assertThat(browser.open("/").statusCode()).isEqualTo(200);
        hub.make.remove("anna");
        assertThat(browser.open("/").statusCode()).isEqualTo(303);
    }

    @Test
    void afterwardsPeopleGoToNoPageButTheHubsOwn() {
        final String password = hub.make.user("anna", true, EnumSet.of(Role.MANAGER));
        browser.open("/sign-in?next=//evil.example");
        final HttpResponse<String> in =
                browser.send("/sign-in", Map.of("name", "anna", "password", password, "next", "//evil.example"));
        assertThat(in.headers().firstValue("Location")).contains("/");

        for (final String next : List.of(
                "",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/\t/evil.example",
                "/a\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "evil",
                "/<script>",
                "/" + "x".repeat(2000))) {
            assertThat(Next.isOwn(next)).as(next).isFalse();
        }
        assertThat(Next.isOwn("/board/north?level=1&x=%2F")).isTrue();
    }

    @Test
    void afterwardsPeopleAreWhereTheyWantedToGo() {
        final String password = hub.make.user("anna", true, EnumSet.of(Role.MANAGER));
        final String asked = browser.open("/?measure=asi-4a&site=north")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(asked).isEqualTo("/sign-in?next=%2F%3Fmeasure%3Dasi-4a%26site%3Dnorth");
        browser.open(asked);
        assertThat(browser.send("/sign-in", Map.of("name", "anna", "password", password))
                        .headers()
                        .firstValue("Location"))
                .contains("/?measure=asi-4a&site=north");
    }

    @Test
    void withTlsBeforeItCookiesAreSecureAndTheProxySaysForWhomItAsks() throws Exception {
        try (AccessServer behind = new AccessServer(data.resolve("behind"), AccessServer.behindProxy())) {
            behind.make.user("anna", true, EnumSet.of(Role.MANAGER));
            final HttpResponse<String> page = behind.get("/sign-in");
            assertThat(page.headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(
                            cookie -> assertThat(cookie)
                                    .matches(
                                            "__Host-doorclock-form=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure"));
            final String form =
                    page.headers().firstValue("Set-Cookie").orElseThrow().split("[=;]")[1];
            final Map<String, String> wrong = Map.of("name", "anna", "password", "no", Form.TOKEN, form);
            final String cookie = "__Host-doorclock-form=" + form;
            assertThat(behind.post("/sign-in", wrong, "Cookie", cookie, "Origin", behind.origin())
                            .body())
                    .contains("not sent by a page");
            assertThat(behind.post(
                                    "/sign-in",
                                    wrong,
                                    "Cookie",
                                    cookie,
                                    "Origin",
                                    "https://doorclock.example",
                                    "X-Forwarded-For",
                                    "1.2.3.4, 10.9.8.7")
                            .body())
                    .contains("The name or the password is wrong.");
            assertThat(behind.audited(data.resolve("behind"))).last().asString().contains("from 10.9.8.7");
        }
    }

    @Test
    void whoComesWithoutAProxyCannotSayForWhomHeAsks() {
        browser.open("/sign-in");
        final String form = browser.cookie("doorclock-form");
        hub.post(
                "/sign-in",
                Map.of("name", "anna", "password", "no", Form.TOKEN, form),
                "Cookie",
                "doorclock-form=" + form,
                "X-Forwarded-For",
                "1.2.3.4");
        assertThat(hub.audited(data)).last().asString().contains("from 127.0.0.1");
    }

    @Test
    void theFirstToComeIsToldHowToMakeAUser() {
        assertThat(browser.open("/sign-in").body()).contains("doorclock hub user add NAME --role manager");
        session();
        assertThat(browser.open("/sign-in").body()).doesNotContain("hub user add");
    }

    private String session() {
        hub.make.user("anna", true, EnumSet.of(Role.MANAGER));
        return hub.make.session("anna");
    }
}
