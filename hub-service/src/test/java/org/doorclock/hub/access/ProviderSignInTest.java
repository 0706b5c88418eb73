// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.doorclock.hub.oidc.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Out to the provider and back: what the browser carries, and what happens then. */
class ProviderSignInTest {

    private static final String ACCOUNT = "/account";

    @TempDir
    private Path directory;

    private ProviderFixture hub;
    private Visitor browser;

    @BeforeEach
    void start() {
        hub = new ProviderFixture(directory);
        browser = hub.visitor();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void theSignInPageOffersTheProviderBesideTheHubsOwnUsers() {
        final String page = browser.get("/sign-in?next=/board/north").body();
        assertThat(page)
                .contains("Sign in with the &lt;Trust&#39;s&gt; account")
                .contains("href=\"/sign-in/oidc?next=%2Fboard%2Fnorth\"")
                .contains("name=\"password\"");
    }

    @Test
    void whoComesBackIsWhoTheClaimsSay() {
        final HttpResponse<String> in = hub.signIn(browser);
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(in).getPath()).isEqualTo("/");
        assertThat(browser.get(ACCOUNT).body())
                .contains("<dd>A manager</dd>")
                .contains("manager, auditor")
                .contains("You sign in with the")
                .doesNotContain("Change your password");
        assertThat(browser.get("/api/v1/audit").statusCode()).isEqualTo(200);

        final JsonNode said = hub.audit().getLast();
        assertThat(said.path("who").asText()).matches("oidc:[0-9a-f]{32}");
        assertThat(said.path("what").asText()).isEqualTo("sign-in");
        assertThat(said.path("outcome").asText()).isEqualTo("done");
        assertThat(said.path("about").asText())
                .isEqualTo("by OpenID Connect as manager auditor, all sites from 127.0.0.1");
    }

    @Test
    void theSamePersonIsTheSameWithAnotherName() {
        hub.signIn(browser);
        final String first = hub.audit().getLast().path("who").asText();
        hub.provider.say(claims -> claims.put("name", "Another name"));
        hub.signIn(hub.visitor());
        assertThat(hub.audit().getLast().path("who").asText()).isEqualTo(first);
        assertThat(browser.get(ACCOUNT).body()).contains("Another name");
    }

    @Test
    void theBrowserGoesOutWithAChallengeAndTheHubKeepsTheVerifier() {
        final HttpResponse<String> out = browser.get("/sign-in/oidc");
        final URI address = Visitor.location(out);
        assertThat(address.toString()).startsWith(hub.provider.issuer() + "/authorise?");
        assertThat(address.getQuery())
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "state=", "nonce=");
        assertThat(out.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("doorclock-provider=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600");

        browser.get(Visitor.location(browser.get(address)));
        assertThat(hub.provider.tokenRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.get("code_verifier")).hasSizeGreaterThanOrEqualTo(43));
        assertThat(address.toString())
                .doesNotContain(hub.provider.tokenRequests().getFirst().get("code_verifier"));
    }

    @Test
    void aCodeThatWasMadeForAnotherVerifierIsNotTakenBack() {
        final String stolen = query(hub.cameBack(browser, ""), "code");
        final Visitor thief = hub.visitor();
        final URI own = hub.cameBack(thief, "");
        final HttpResponse<String> answer = thief.get(URI.create(own.toString().replace(query(own, "code"), stolen)));
        assertRefused(answer, thief, "code", "did not take back the code");
    }

    @Test
    void theSameAnswerIsTakenOnce() {
        final URI back = hub.cameBack(browser, "");
        final Map<String, String> cookies = browser.cookies();
        assertThat(browser.get(back).statusCode()).isEqualTo(303);

        final Visitor again = hub.visitor();
        cookies.forEach(again::carry);
        assertRefused(again.get(back), again, "no such attempt", "not begun in this browser, or it is over");
        assertThat(hub.provider.tokenRequests()).hasSize(1);
    }

    @Test
    void aCodeThatWasUsedIsRefusedWithAFreshState() {
        final URI first = hub.cameBack(browser, "");
        browser.get(first);
        final Visitor other = hub.visitor();
        final URI second = hub.cameBack(other, "");
        final URI mixed = URI.create(second.toString().replace(query(second, "code"), query(first, "code")));
        assertRefused(other.get(mixed), other, "code", "did not take back the code");
    }

    @Test
    void anAnswerInAnotherBrowserIsRefused() {
        final URI back = hub.cameBack(browser, "");
        final Visitor other = hub.visitor();
        assertRefused(other.get(back), other, "no such attempt", "not begun in this browser");

        final Visitor begun = hub.visitor();
        hub.cameBack(begun, "");
        final URI mine = hub.cameBack(browser, "");
        assertRefused(begun.get(mine), begun, "no such attempt", "not begun in this browser");
        assertThat(hub.provider.tokenRequests()).isEmpty();
    }

    @Test
    void aStateThatIsMissingOrMadeUpIsRefused() {
        hub.cameBack(browser, "");
        assertThat(browser.get("/sign-in/oidc/callback?code=x&state=made-up").statusCode())
                .isEqualTo(403);
        hub.cameBack(browser, "");
        assertThat(browser.get("/sign-in/oidc/callback?code=x").statusCode()).isEqualTo(403);
        assertThat(hub.provider.tokenRequests()).isEmpty();
    }

    @Test
    void anAnswerAfterTenMinutesIsRefused() {
        final URI back = hub.cameBack(browser, "");
        hub.time.advance(PendingSignIns.LASTS);
        assertRefused(browser.get(back), browser, "no such attempt", "took too long");
    }

    @Test
    void anAnswerInAnotherProvidersNameIsRefused() {
        hub.provider.answer(back -> back.put("iss", "https://id.example.org"));
        assertRefused(hub.signIn(browser), browser, "other-issuer", "came from somewhere else");
        assertThat(hub.provider.tokenRequests()).isEmpty();
    }

    @Test
    void anAnswerWithoutANameIsRefusedWhereTheProviderPromisesOne() {
        hub.provider.answer(back -> back.remove("iss"));
        assertRefused(hub.signIn(browser), browser, "other-issuer", "came from somewhere else");
    }

    @Test
    void anAnswerWithoutANameIsTakenWhereNoneIsPromised() {
        hub.provider.describe(known -> known.remove("authorization_response_iss_parameter_supported"));
        hub.restart();
        hub.provider.answer(back -> back.remove("iss"));
        assertThat(hub.signIn(browser).statusCode()).isEqualTo(303);
    }

    @Test
    void aParameterThatIsThereTwiceIsRefused() {
        final URI back = hub.cameBack(browser, "");
        assertRefused(browser.get(URI.create(back + "&code=another")), browser, "malformed", "is no answer");
    }

    @Test
    void whoTurnsBackIsToldInTheHubsOwnWords() {
        hub.provider.answer(back -> {
            back.remove("code");
            back.put("error", "access_denied");
            back.put("error_description", "<script>alert('mine')</script>");
        });
        final HttpResponse<String> answer = hub.signIn(browser);
        assertRefused(answer, browser, "cancelled", "did not let you in, or you turned back");
        assertThat(answer.body()).doesNotContain("script").doesNotContain("mine");
    }

    @Test
    void anErrorOfTheProviderIsOneSentence() {
        hub.provider.answer(back -> {
            back.remove("code");
            back.put("error", "server_error");
        });
        assertRefused(
                hub.signIn(browser),
                browser,
                "provider-error",
                "The &lt;Trust&#39;s&gt; account answered with an error.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/board/north?level=1"})
    void peopleGetToWhatTheyAskedFor(final String next) {
        final URI back = hub.cameBack(browser, "?next=" + URLEncoder.encode(next, UTF_8));
        assertThat(browser.get(back).headers().firstValue("Location")).contains(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example.org/",
                "//elsewhere.example.org",
                "/\\elsewhere.example.org",
                "javascript:alert(1)",
                "/%0d%0aSet-Cookie:%20a=b"
            })
    void nobodyIsSentAnywhereElse(final String next) {
        final URI back = hub.cameBack(browser, "?next=" + URLEncoder.encode(next, UTF_8));
        final HttpResponse<String> answer = browser.get(back);
        final String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(URI.create(location).getHost()).isNull();
        assertThat(location).startsWith("/").doesNotContain("elsewhere").doesNotContain("\n");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("a="));
    }

    @Test
    void nothingSecretAndNoClaimIsWrittenDownButWhoSomebodyIs() {
        final URI back = hub.cameBack(browser, "");
        browser.get(back);
        hub.provider.say(claims -> claims.put("iss", "https://claim.example.org"));
        hub.signIn(hub.visitor());

        final Map<String, String> written = hub.written();
        hub.provider.secrets().forEach(secret -> assertThat(written.values()).noneMatch(text -> text.contains(secret)));
        browser.cookies()
                .values()
                .forEach(secret -> assertThat(written.values()).noneMatch(text -> text.contains(secret)));
        assertThat(written.values()).noneMatch(text -> text.contains(query(back, "state")));
        assertThat(written.get("audit.jsonl"))
                .doesNotContain(TestProvider.SUBJECT)
                .doesNotContain("A manager")
                .doesNotContain("stroke-managers")
                .doesNotContain("claim.example.org");
        assertThat(written.get("outsiders.json")).contains(TestProvider.SUBJECT).doesNotContain("stroke-managers");
    }

    @Test
    void tooManyAttemptsFromOneComputerAreSlowedDown() {
        int status = 0;
        for (int i = 0; i < 200 && status != 429; i++) {
            status = browser.get("/sign-in/oidc").statusCode();
        }
        assertThat(status).isEqualTo(429);
        hub.time.advance(Duration.ofMinutes(1));
        assertThat(browser.get("/sign-in/oidc").statusCode()).isEqualTo(303);
    }

    @Test
    void aHubWithoutAProviderHasNoneOfIt() {
        hub.set("oidc.issuer", "");
        hub.set("oidc.client-id", "");
        hub.restart();
        for (final String path :
                new String[] {"/sign-in/oidc", "/sign-in/oidc/callback?code=x&state=y", "/signed-out"}) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(browser.get("/sign-in").body()).doesNotContain("Sign in with");
    }

    @Test
    void aPasswordOfTheHubWorksBesideIt() {
        final String password = hub.access().user("local", true, EnumSet.of(Role.MANAGER));
        browser.post("/sign-in", "/sign-in", Map.of("name", "local", "password", password));
        assertThat(browser.isSignedIn()).isTrue();
    }

    private void assertRefused(
            final HttpResponse<String> answer, final Visitor asked, final String word, final String sentence) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(sentence);
        assertThat(asked.isSignedIn()).isFalse();
        final JsonNode last = hub.audit().getLast();
        assertThat(last.path("who").asText()).isEqualTo("nobody");
        assertThat(last.path("outcome").asText()).isEqualTo("refused");
        assertThat(last.path("about").asText()).isEqualTo("by OpenID Connect, " + word + ", from 127.0.0.1");
    }

    private static String query(final URI address, final String name) {
        for (final String pair : address.getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new AssertionError(name);
    }
}
