// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges ID tokens by OpenID Connect Core 1.0, 3.1.3.7: signed by one of the provider's present keys, for this hub, for
 * this attempt, now. The keys are kept for 15 minutes; one that is not among them makes the hub fetch them anew, but not
 * more than twice in 30 s. Safe for use by many threads.
 */
final class IdTokens {

    /** Signatures by a key that the provider alone has: never a shared secret, never none. */
    private static final Set<JWSAlgorithm> ALLOWED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int SKEW_SECONDS = 60;
    private static final long KEYS_GOOD_MILLIS = Duration.ofMinutes(15).toMillis();
    private static final long KEYS_WAIT_MILLIS = Duration.ofSeconds(15).toMillis();
    private static final long KEYS_AGAIN_MILLIS = Duration.ofSeconds(30).toMillis();
    private static final int MOST_SUBJECT = 255;

    /** How the library's messages begin. The rest of each may hold what the token said. */
    private static final Map<String, Refusal> WORDS = Map.of(
            "Expired", Refusal.EXPIRED,
            "JWT issue time ahead", Refusal.FROM_THE_FUTURE,
            "Unexpected JWT issuer", Refusal.ISSUER,
            "Unexpected JWT audience", Refusal.AUDIENCE,
            "Unexpected JWT nonce", Refusal.NONCE,
            "Missing JWT nonce", Refusal.NONCE,
            "Signed JWT rejected", Refusal.SIGNATURE);

    private final ClientID clientId;
    private final IDTokenValidator validator;

    /** @param keys where the provider's keys are */
    IdTokens(final String issuer, final String clientId, final URI keys, final ProviderHttp http) {
        this.clientId = new ClientID(clientId);
        this.validator = new IDTokenValidator(
                new Issuer(issuer), this.clientId, new JWSVerificationKeySelector<>(ALLOWED, source(keys, http)), null);
        validator.setMaxClockSkew(SKEW_SECONDS);
    }

    /** @throws ProviderException if it is not to be believed */
    IDTokenClaimsSet verify(final JWT token, final String nonce) throws ProviderException {
        if (!ALLOWED.contains(token.getHeader().getAlgorithm())) {
            throw new ProviderException(Refusal.ALGORITHM);
        }
        try {
            final IDTokenClaimsSet claims = validator.validate(token, new Nonce(nonce));
            if (!isForThisHub(claims)) {
                throw new ProviderException(Refusal.PARTY);
            }
            if (claims.getSubject().getValue().length() > MOST_SUBJECT) {
                throw new ProviderException(Refusal.CLAIMS);
            }
            return claims;
        } catch (RemoteKeySourceException e) {
            throw new ProviderException(Refusal.UNREACHABLE);
        } catch (BadJWTException e) {
            throw new ProviderException(word(e.getMessage()).orElse(Refusal.CLAIMS));
        } catch (BadJOSEException | JOSEException e) {
            throw new ProviderException(Refusal.SIGNATURE);
        }
    }

    /** The library looks at the audience alone. Core 3.1.3.7, 3 to 5. */
    private boolean isForThisHub(final IDTokenClaimsSet claims) {
        final List<Audience> audience = claims.getAudience();
        return claims.getAuthorizedParty() == null
                ? audience.size() == 1
                : claims.getAuthorizedParty().getValue().equals(clientId.getValue());
    }

    private static Optional<Refusal> word(final String message) {
        return WORDS.entrySet().stream()
                .filter(entry -> message.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static JWKSource<SecurityContext> source(final URI keys, final ProviderHttp http) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(keys.toURL(), http)
                    .cache(KEYS_GOOD_MILLIS, KEYS_WAIT_MILLIS)
                    .refreshAheadCache(false)
                    .rateLimited(KEYS_AGAIN_MILLIS)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("the address of the keys is none", e);
        }
    }
}
