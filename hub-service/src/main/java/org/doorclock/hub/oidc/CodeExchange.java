// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.doorclock.hub.config.OidcConfig;
import org.tinylog.Logger;

/** Gives the provider its code back, with what only this hub has: the verifier, and the client secret if there is one. */
final class CodeExchange {

    private final ClientID clientId;
    private final Optional<Path> secretFile;
    private final URI redirect;
    private final ProviderHttp http;

    CodeExchange(
            final ClientID clientId, final Optional<Path> secretFile, final URI redirect, final ProviderHttp http) {
        this.clientId = clientId;
        this.secretFile = secretFile;
        this.redirect = redirect;
        this.http = http;
    }

    /** The ID token, not yet looked at; all else of the answer is dropped. */
    JWT idToken(final OIDCProviderMetadata metadata, final AuthorizationCode code, final CodeVerifier verifier)
            throws ProviderException {
        final TokenRequest request = request(metadata, new AuthorizationCodeGrant(code, redirect, verifier));
        try {
            final TokenResponse response =
                    OIDCTokenResponseParser.parse(request.toHTTPRequest().send(http));
            if (!response.indicatesSuccess()) {
                throw new ProviderException(
                        OAuth2Error.INVALID_CLIENT
                                        .getCode()
                                        .equals(response.toErrorResponse()
                                                .getErrorObject()
                                                .getCode())
                                ? Refusal.CLIENT
                                : Refusal.CODE);
            }
            return Optional.ofNullable(((OIDCTokenResponse) response.toSuccessResponse())
                            .getOIDCTokens()
                            .getIDToken())
                    .orElseThrow(() -> new ProviderException(Refusal.NO_TOKEN));
        } catch (IOException e) {
            throw new ProviderException(Refusal.UNREACHABLE);
        } catch (ParseException e) {
            throw new ProviderException(Refusal.NO_TOKEN);
        }
    }

    private TokenRequest request(final OIDCProviderMetadata metadata, final AuthorizationCodeGrant grant)
            throws ProviderException {
        final URI endpoint = metadata.getTokenEndpointURI();
        if (secretFile.isEmpty()) {
            return new TokenRequest.Builder(endpoint, clientId, grant).build();
        }
        final Secret secret = secret(secretFile.get());
        final List<ClientAuthenticationMethod> ways = Optional.ofNullable(metadata.getTokenEndpointAuthMethods())
                .orElse(List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC));
        final boolean post = !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return new TokenRequest.Builder(
                        endpoint,
                        post ? new ClientSecretPost(clientId, secret) : new ClientSecretBasic(clientId, secret),
                        grant)
                .build();
    }

    private static Secret secret(final Path file) throws ProviderException {
        try {
            return new Secret(OidcConfig.secret(file));
        } catch (IOException e) {
            Logger.warn("OpenID Connect: the file of oidc.client-secret-file cannot be read as one line any more");
            throw new ProviderException(Refusal.SECRET);
        }
    }
}
