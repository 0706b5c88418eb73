// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.oidc;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/**
 * What the provider says of itself, asked for when it is first needed and anew each hour. One that cannot be reached is not
 * asked again for 5 s; what was known of it stays good. One log line for each change. Safe for use by many threads.
 */
final class Discovery {

    private static final Duration GOOD = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String issuer;
    private final String clientId;
    private final ProviderHttp http;
    private final TimeSource time;
    private Optional<Described> known = Optional.empty();
    private Optional<Refusal> fault = Optional.empty();
    private long againNanos;

    /** The provider, as it describes itself. */
    record Described(OIDCProviderMetadata metadata, IdTokens tokens) {}

    Discovery(final String issuer, final String clientId, final ProviderHttp http, final TimeSource time) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.http = http;
        this.time = time;
        this.againNanos = time.nanos();
    }

    synchronized Described current() throws ProviderException {
        if (time.nanos() - againNanos >= 0) {
            look();
        }
        if (known.isEmpty()) {
            throw new ProviderException(fault.orElse(Refusal.UNREACHABLE));
        }
        return known.get();
    }

    /** What is known without asking. */
    synchronized Optional<OIDCProviderMetadata> metadata() {
        return known.map(Described::metadata);
    }

    private void look() {
        final Optional<Refusal> before = fault;
        final boolean first = known.isEmpty();
        try {
            final OIDCProviderMetadata metadata = fetch();
            final IdTokens tokens = known.filter(
                            old -> old.metadata().getJWKSetURI().equals(metadata.getJWKSetURI()))
                    .map(Described::tokens)
                    .orElseGet(() -> new IdTokens(issuer, clientId, metadata.getJWKSetURI(), http));
            known = Optional.of(new Described(metadata, tokens));
            fault = Optional.empty();
        } catch (ProviderException e) {
            fault = Optional.of(e.refusal());
        }
        againNanos = time.nanos() + (fault.isEmpty() ? GOOD : PATIENCE).toNanos();
        if (!fault.equals(before) || first && fault.isEmpty()) {
            tell();
        }
    }

    private void tell() {
        if (fault.isEmpty()) {
            Logger.info("OpenID Connect: the provider of {} answers; people can sign in with it", issuer);
        } else if (fault.get() == Refusal.UNREACHABLE) {
            Logger.warn(
                    "OpenID Connect: the provider of {} cannot be reached; local users can still sign in; it is asked"
                            + " again at the next sign-in",
                    issuer);
        } else {
            Logger.warn(
                    "OpenID Connect: what {} says of itself at /.well-known/openid-configuration cannot be used: it must"
                            + " name itself exactly as oidc.issuer does, have its endpoints on https, and offer the code"
                            + " flow with PKCE by S256",
                    issuer);
        }
    }

    private OIDCProviderMetadata fetch() throws ProviderException {
        try {
            final OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(
                    http.retrieveResource(OIDCProviderMetadata.resolveURL(new Issuer(issuer)))
                            .getContent());
            if (!isUsable(metadata)) {
                throw new ProviderException(Refusal.DESCRIPTION);
            }
            return metadata;
        } catch (IOException e) {
            throw new ProviderException(Refusal.UNREACHABLE);
        } catch (GeneralException | IllegalArgumentException e) {
            throw new ProviderException(Refusal.DESCRIPTION);
        }
    }

    private boolean isUsable(final OIDCProviderMetadata metadata) {
        final List<CodeChallengeMethod> challenges = metadata.getCodeChallengeMethods();
        return metadata.getIssuer().getValue().equals(issuer)
                && metadata.getResponseTypes().contains(ResponseType.CODE)
                && (challenges == null || challenges.contains(CodeChallengeMethod.S256))
                && Stream.of(
                                metadata.getAuthorizationEndpointURI(),
                                metadata.getTokenEndpointURI(),
                                metadata.getJWKSetURI())
                        .allMatch(this::isSafe)
                && (metadata.getEndSessionEndpointURI() == null || isSafe(metadata.getEndSessionEndpointURI()));
    }

    /** By TLS; a provider on this computer may go without. */
    private boolean isSafe(final URI endpoint) {
        return Objects.nonNull(endpoint)
                && endpoint.getHost() != null
                && ("https".equals(endpoint.getScheme())
                        || issuer.startsWith("http:")
                                && "http".equals(endpoint.getScheme())
                                && endpoint.getHost().equals(URI.create(issuer).getHost()));
    }
}
