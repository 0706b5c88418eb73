// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.doorclock.hub.oidc.TestKey;
import org.doorclock.hub.oidc.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which ID tokens the hub believes. */
class ProviderTokenTest {

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
    void aTokenSignedWithRsaIsBelieved() {
        assertIn(hub.signIn(browser));
    }

    @Test
    void aTokenSignedWithAnEllipticCurveIsBelieved() {
        hub.provider.publish(TestKey.ec("curve"));
        assertIn(hub.signIn(browser));
    }

    @Test
    void aSignatureByAnotherKeyOfTheSameNameIsRefused() {
        final TestKey forger = TestKey.rsa("forger").as(hub.provider.key().kid());
        hub.provider.sign((key, claims) -> forger.sign(claims));
        assertRefused("signature");
    }

    @Test
    void claimsChangedAfterTheSignatureAreRefused() {
        hub.provider.sign((key, claims) -> {
            final String[] honest = key.sign(claims).split("\\.");
            final String[] changed =
                    key.sign(claims.put("sub", "somebody else")).split("\\.");
            return honest[0] + "." + changed[1] + "." + honest[2];
        });
        assertRefused("signature");
    }

    @Test
    void aTokenThatNobodySignedIsRefused() {
        hub.provider.sign((key, claims) -> TestKey.unsigned(claims));
        assertRefused("algorithm");
    }

    @Test
    void thePublicKeyTakenForASharedSecretIsRefused() {
        hub.provider.sign(
                (key, claims) -> key.signHs256(claims, key.pair().getPublic().getEncoded()));
        assertRefused("algorithm");
    }

    @Test
    void theClientSecretTakenForAKeyIsRefused() {
        hub.provider.sign((key, claims) -> key.signHs256(claims, TestProvider.SECRET.getBytes(UTF_8)));
        assertRefused("algorithm");
    }

    @Test
    void anotherIssuerIsRefused() {
        assertRefused("issuer", claims -> claims.put("iss", "https://id.example.org"));
    }

    @Test
    void anotherAudienceIsRefused() {
        assertRefused("audience", claims -> claims.put("aud", "another-client"));
    }

    @Test
    void aSecondAudienceWithoutAnAuthorisedPartyIsRefused() {
        assertRefused(
                "party",
                claims -> claims.putArray("aud").add(TestProvider.CLIENT).add("another-client"));
    }

    @Test
    void anotherAuthorisedPartyIsRefused() {
        assertRefused("party", claims -> claims.put("azp", "another-client"));
    }

    @Test
    void aSecondAudienceIsNoHarmWhereThisHubIsTheAuthorisedParty() {
        hub.provider.say(claims -> claims.put("azp", TestProvider.CLIENT)
                .putArray("aud")
                .add(TestProvider.CLIENT)
                .add("another-client"));
        assertIn(hub.signIn(browser));
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertRefused("expired", claims -> shift(claims, "exp", -300 - 61));
    }

    @Test
    void aTokenThatExpiredWithinTheSkewOfTwoClocksIsBelieved() {
        hub.provider.say(claims -> shift(claims, "exp", -300 - 20));
        assertIn(hub.signIn(browser));
    }

    @Test
    void aTokenOfTheFutureIsRefused() {
        assertRefused("from-the-future", claims -> {
            shift(claims, "iat", 200);
            shift(claims, "exp", 200);
        });
    }

    @Test
    void aTokenOfAClockThatIsALittleAheadIsBelieved() {
        hub.provider.say(claims -> shift(claims, "iat", 20));
        assertIn(hub.signIn(browser));
    }

    @Test
    void anotherNonceIsRefused() {
        assertRefused("nonce", claims -> claims.put("nonce", "of another sign-in"));
    }

    @Test
    void aTokenWithoutANonceIsRefused() {
        assertRefused("nonce", claims -> claims.remove("nonce"));
    }

    @Test
    void aTokenWithoutASubjectOrAnEndIsRefused() {
        assertRefused("claims", claims -> claims.remove("sub"));
        assertRefused("claims", claims -> claims.remove("exp"));
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesIt() {
        assertIn(hub.signIn(browser));
        assertIn(hub.signIn(hub.visitor()));
        assertThat(hub.provider.keyFetches()).isEqualTo(1);

        hub.provider.publish(TestKey.rsa("second"));
        assertIn(hub.signIn(hub.visitor()));
        assertThat(hub.provider.keyFetches()).isEqualTo(2);
    }

    @Test
    void theOldKeyIsRefusedOnceItIsGone() {
        final TestKey old = hub.provider.key();
        assertIn(hub.signIn(browser));
        hub.provider.publish(TestKey.rsa("second"));
        assertIn(hub.signIn(hub.visitor()));

        hub.provider.sign((key, claims) -> old.sign(claims));
        browser = hub.visitor();
        assertRefused("signature");
    }

    @Test
    void madeUpKeysDoNotMakeTheHubFetchAgainAndAgain() {
        hub.provider.sign((key, claims) -> TestKey.rsa("made up").sign(claims));
        for (int i = 0; i < 6; i++) {
            browser = hub.visitor();
            assertRefused("signature");
        }
        assertThat(hub.provider.keyFetches()).isLessThanOrEqualTo(2);
    }

    private void assertRefused(final String word, final Consumer<ObjectNode> change) {
        hub.provider.say(change);
        assertRefused(word);
    }

    private void assertRefused(final String word) {
        final HttpResponse<String> answer = hub.signIn(browser);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("in a way that this hub does not trust");
        assertThat(browser.isSignedIn()).isFalse();
        assertThat(hub.audit().getLast().path("outcome").asText()).isEqualTo("refused");
        assertThat(hub.audit().getLast().path("about").asText())
                .isEqualTo("by OpenID Connect, " + word + ", from 127.0.0.1");
    }

    private static void assertIn(final HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private static void shift(final ObjectNode claims, final String claim, final long seconds) {
        claims.put(claim, claims.path(claim).asLong() + seconds);
    }
}
