// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/** What people whom a provider vouches for are given, how long they keep it, and what happens when the provider is not well. */
class ProviderPeopleTest {

    private static final String AUDIT = "/api/v1/audit";

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
    void whoHasNoRoleIsToldWhomToAskAndGetsNothing() {
        hub.provider.say(claims -> claims.putArray("groups").add("parking"));
        assertNothing(hub.signIn(browser));
    }

    @Test
    void aClaimThatIsMissingGivesNothing() {
        hub.provider.say(claims -> claims.remove("groups"));
        assertNothing(hub.signIn(browser));
    }

    @Test
    void whoLosesTheRoleLosesTheOldSessionsWithTheNextSignIn() {
        hub.signIn(browser);
        hub.provider.say(claims -> claims.putArray("groups"));
        assertNothing(hub.signIn(hub.visitor()));
        assertThat(browser.isSignedIn()).isFalse();

        hub.provider.say(claims -> {});
        hub.time.advance(Duration.ofSeconds(1));
        hub.signIn(hub.visitor());
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void anotherRoleHoldsInTheOldSessionsToo() {
        hub.signIn(browser);
        assertThat(browser.get(AUDIT).statusCode()).isEqualTo(200);
        hub.provider.say(claims -> claims.putArray("groups").add("north"));
        hub.signIn(hub.visitor());
        assertThat(browser.get(AUDIT).statusCode()).isEqualTo(403);
        assertThat(browser.get("/account").body()).contains("clinician").contains("<dd>north</dd>");
    }

    @Test
    void otherGrantsEndTheSessionsThatFollowFromTheOldOnes() {
        hub.signIn(browser);
        hub.restart();
        assertThat(browser.isSignedIn()).isTrue();
        hub.write("grants.yaml", ProviderFixture.GRANTS.replace("manager, auditor", "manager"));
        hub.restart();
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void aHubThatNoLongerHasTheProviderKnowsNobodyOfIt() {
        hub.signIn(browser);
        hub.set("oidc.issuer", "");
        hub.set("oidc.client-id", "");
        hub.restart();
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void aSessionEndsWhenNobodyUsesItAndInAnyCaseAfterItsLongestTime() {
        hub.signIn(browser);
        for (int minutes = 0; minutes < 11 * 60 + 40; minutes += 20) {
            assertThat(browser.isSignedIn()).isTrue();
            hub.time.advance(Duration.ofMinutes(20));
        }
        assertThat(browser.isSignedIn()).isTrue();
        hub.time.advance(Duration.ofMinutes(20));
        assertThat(browser.isSignedIn()).isFalse();

        final Visitor idle = hub.visitor();
        hub.signIn(idle);
        hub.time.advance(Duration.ofMinutes(30));
        assertThat(idle.isSignedIn()).isFalse();
    }

    @Test
    void signingOutEndsTheSessionHereAndOffersItThere() {
        hub.signIn(browser);
        final Map<String, String> cookies = browser.cookies();
        final HttpResponse<String> out = browser.post("/account", "/sign-out", Map.of());
        assertThat(Visitor.location(out).getPath()).isEqualTo("/signed-out");
        assertThat(browser.get("/signed-out").body())
                .contains("You are signed out")
                .contains("href=\"" + hub.provider.issuer() + "/end?")
                .contains("client_id=" + TestProvider.CLIENT)
                .contains("post_logout_redirect_uri=http%3A%2F%2F127.0.0.1");
        final Visitor thief = hub.visitor();
        cookies.forEach(thief::carry);
        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    void aProviderThatOffersNoSignOutIsNotAskedForOne() {
        hub.provider.describe(known -> known.remove("end_session_endpoint"));
        hub.restart();
        hub.signIn(browser);
        browser.post("/account", "/sign-out", Map.of());
        assertThat(browser.get("/signed-out").body()).contains("close it").doesNotContain("/end?");
    }

    @Test
    void nobodyOfTheProviderHasAPasswordHere() {
        hub.signIn(browser);
        assertThat(browser.get("/account/password").statusCode()).isEqualTo(403);
        assertThat(browser.post("/account", "/account/password", Map.of("new", "a long new password"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theClaimMayBeOneTextOrLieDeeper() {
        hub.set("oidc.roles-claim", "realm_access.roles");
        hub.restart();
        hub.provider.say(
                claims -> claims.putObject("realm_access").putArray("roles").add("stroke-managers"));
        assertThat(hub.signIn(browser).statusCode()).isEqualTo(303);

        hub.set("oidc.roles-claim", "https://example.org/role");
        hub.restart();
        hub.provider.say(claims -> claims.put("https://example.org/role", "stroke-managers"));
        assertThat(hub.signIn(hub.visitor()).statusCode()).isEqualTo(303);
    }

    @Test
    void aProviderThatIsAwayLeavesTheHubAndItsOwnUsersAsTheyAre() {
        final String password = hub.access().user("local", true, EnumSet.of(Role.MANAGER));
        hub.provider.close();
        hub.restart();
        final HttpResponse<String> answer = browser.get("/sign-in/oidc");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("could not be reached").contains("Sign in with a name and a password");
        assertAudited("unreachable");
        browser.post("/sign-in", "/sign-in", Map.of("name", "local", "password", password));
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void aProviderThatCallsItselfAnotherIsNotUsed() {
        hub.provider.describe(known -> known.put("issuer", "https://id.example.org"));
        hub.restart();
        assertThat(browser.get("/sign-in/oidc").body()).contains("describes itself in a way");
        assertAudited("description");
    }

    @Test
    void aProviderThatWouldTakeTheCodeWithoutTlsElsewhereIsNotUsed() {
        hub.provider.describe(known -> known.put("token_endpoint", "http://elsewhere.example.org/token"));
        hub.restart();
        browser.get("/sign-in/oidc");
        assertAudited("description");
    }

    @Test
    void aProviderWithoutS256IsNotUsed() {
        hub.provider.describe(
                known -> known.putArray("code_challenge_methods_supported").add("plain"));
        hub.restart();
        browser.get("/sign-in/oidc");
        assertAudited("description");
    }

    @Test
    void aProviderThatMendsItselfIsUsedAgain() {
        hub.provider.describe(known -> known.put("issuer", "https://id.example.org"));
        hub.restart();
        assertThat(browser.get("/sign-in/oidc").statusCode()).isEqualTo(403);
        hub.provider.describe(known -> {});
        hub.time.advance(Duration.ofSeconds(5));
        assertThat(hub.signIn(browser).statusCode()).isEqualTo(303);
    }

    @Test
    void aWrongSecretIsForWhoeverRunsTheHubAndTheRightOneIsReadWithoutARestart() {
        hub.write("secret", "wrong");
        final HttpResponse<String> answer = hub.signIn(browser);
        assertThat(answer.body()).contains("not with this secret");
        assertAudited("client");
        hub.write("secret", "");
        hub.signIn(browser);
        assertAudited("secret");
        hub.write("secret", TestProvider.SECRET);
        assertThat(hub.signIn(browser).statusCode()).isEqualTo(303);
    }

    @Test
    void theSecretGoesInTheBodyWhereTheProviderTakesItNowhereElse() {
        hub.provider.describe(
                known -> known.putArray("token_endpoint_auth_methods_supported").add("client_secret_post"));
        hub.restart();
        assertThat(hub.signIn(browser).statusCode()).isEqualTo(303);
        assertThat(hub.provider.tokenRequests().getLast()).containsEntry("client_secret", TestProvider.SECRET);
    }

    @Test
    void aPublicClientNeedsNoSecret() {
        hub.provider.takePublicClients();
        hub.set("oidc.client-secret-file", "");
        hub.restart();
        assertThat(hub.signIn(browser).statusCode()).isEqualTo(303);
    }

    private void assertNothing(final HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("nothing at this hub has been given to you. Ask the stroke data team.");
        final JsonNode last = hub.audit().getLast();
        assertThat(last.path("who").asText()).startsWith("oidc:");
        assertThat(last.path("about").asText()).isEqualTo("by OpenID Connect, no role, from 127.0.0.1");
        assertThat(hub.written().getOrDefault("outsiders.json", "")).doesNotContain(TestProvider.SUBJECT);
    }

    private void assertAudited(final String word) {
        assertThat(hub.audit().getLast().path("about").asText())
                .isEqualTo("by OpenID Connect, " + word + ", from 127.0.0.1");
        assertThat(browser.isSignedIn()).isFalse();
    }
}
