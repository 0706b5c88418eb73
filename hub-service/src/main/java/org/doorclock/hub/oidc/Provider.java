// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorclock.hub.config.OidcConfig;
import org.doorclock.hub.oidc.Discovery.Described;
import org.doorclock.time.TimeSource;

/**
 * An OpenID Connect provider, by the code flow with PKCE (S256). Keeps no token: who somebody is is read from the ID token,
 * and all that came with it is forgotten. Safe for use by many threads.
 */
public final class Provider {

    private static final Set<String> TURNED_BACK = Set.of(
            OAuth2Error.ACCESS_DENIED.getCode(),
            OIDCError.LOGIN_REQUIRED.getCode(),
            OIDCError.CONSENT_REQUIRED.getCode(),
            OIDCError.INTERACTION_REQUIRED.getCode(),
            OIDCError.ACCOUNT_SELECTION_REQUIRED.getCode());
    private static final Set<String> ONCE = Set.of("code", "state", "iss", "error", "response");

    private final OidcConfig config;
    private final URI redirect;
    private final ClientID clientId;
    private final Discovery discovery;
    private final CodeExchange exchange;

    /** @param redirect where the provider sends browsers back to */
    public Provider(final OidcConfig config, final URI redirect, final TimeSource time) {
        final ProviderHttp http = new ProviderHttp();
        this.config = config;
        this.redirect = redirect;
        this.clientId = new ClientID(config.clientId());
        this.discovery = new Discovery(config.issuer(), config.clientId(), http, time);
        this.exchange = new CodeExchange(clientId, config.secretFile(), redirect, http);
    }

    /** Asks the provider who it is, so that the log says early what is wrong. */
    public void look() {
        try {
            discovery.current();
        } catch (ProviderException e) {
            return; // the log has it
        }
    }

    /** A new sign-in. */
    public Attempt begin() throws ProviderException {
        final OIDCProviderMetadata metadata = discovery.current().metadata();
        final State state = new State();
        final Nonce nonce = new Nonce();
        final CodeVerifier verifier = new CodeVerifier();
        final AuthenticationRequest request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope(config.scopes().toArray(String[]::new)), clientId, redirect)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build();
        return new Attempt(request.toURI(), state.getValue(), nonce.getValue(), verifier.getValue());
    }

    /**
     * Ends a sign-in. An attempt is to be ended once at most; the caller sees to that, and to its being this browser's.
     *
     * @param answer the parameters that the browser came back with
     */
    public Person finish(final Attempt attempt, final Map<String, List<String>> answer) throws ProviderException {
        final Described provider = discovery.current();
        final AuthorizationCode code = code(provider.metadata(), attempt, answer);
        final JWT token = exchange.idToken(provider.metadata(), code, new CodeVerifier(attempt.verifier()));
        final IDTokenClaimsSet claims = provider.tokens().verify(token, attempt.nonce());
        final Map<String, Object> all = all(claims);
        return new Person(
                config.issuer(),
                claims.getSubject().getValue(),
                config.nameClaim().map(name -> Claims.shown(all, name)).orElse(""),
                Claims.texts(all, config.rolesClaim()));
    }

    /**
     * Where to sign out of the provider itself; empty if it offers that nowhere, or was not asked yet.
     *
     * @param back where it may send the browser then
     */
    public Optional<URI> signOut(final URI back) {
        return discovery
                .metadata()
                .map(OIDCProviderMetadata::getEndSessionEndpointURI)
                .map(end -> new LogoutRequest(end, null, null, clientId, back, null, null).toURI());
    }

    private static Map<String, Object> all(final IDTokenClaimsSet claims) throws ProviderException {
        try {
            return claims.toJWTClaimsSet().getClaims();
        } catch (ParseException e) {
            throw new ProviderException(Refusal.CLAIMS);
        }
    }

    private AuthorizationCode code(
            final OIDCProviderMetadata metadata, final Attempt attempt, final Map<String, List<String>> answer)
            throws ProviderException {
        if (answer.containsKey("response")
                || ONCE.stream()
                        .anyMatch(name -> answer.getOrDefault(name, List.of()).size() > 1)) {
            throw new ProviderException(Refusal.MALFORMED);
        }
        try {
            final AuthenticationResponse response = AuthenticationResponseParser.parse(redirect, answer);
            if (isFromElsewhere(metadata, response)) {
                throw new ProviderException(Refusal.OTHER_ISSUER);
            }
            if (response.getState() == null || !response.getState().getValue().equals(attempt.state())) {
                throw new ProviderException(Refusal.MALFORMED);
            }
            if (response instanceof AuthorizationErrorResponse error) {
                throw new ProviderException(
                        TURNED_BACK.contains(error.getErrorObject().getCode())
                                ? Refusal.CANCELLED
                                : Refusal.PROVIDER_ERROR);
            }
            return Optional.ofNullable(response.toSuccessResponse().getAuthorizationCode())
                    .orElseThrow(() -> new ProviderException(Refusal.MALFORMED));
        } catch (ParseException | IllegalArgumentException e) {
            throw new ProviderException(Refusal.MALFORMED);
        }
    }

    /** RFC 9207: what a provider that promises to name itself does not sign with its name is not its answer. */
    private boolean isFromElsewhere(final OIDCProviderMetadata metadata, final AuthenticationResponse response) {
        return response.getIssuer() == null
                ? metadata.supportsAuthorizationResponseIssuerParam()
                : !response.getIssuer().getValue().equals(config.issuer());
    }
}
