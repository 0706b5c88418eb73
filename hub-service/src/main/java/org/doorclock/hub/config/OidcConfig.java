// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorclock.settings.Key;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;

/**
 * How people sign in by OpenID Connect.
 *
 * @param issuer by TLS, or on this computer
 * @param hub where browsers find the hub, by TLS or on this computer; without a slash at its end
 * @param secretFile checked when the hub starts, read at each sign-in; empty for a public client
 * @param title what people call the provider
 * @param scopes openid among them
 * @param rolesClaim whose values the grants are for
 * @param nameClaim what people are shown by
 * @param grants the file of what each value gives
 * @param contact whom to ask, as the end of a sentence
 */
public record OidcConfig(
        String issuer,
        URI hub,
        String clientId,
        Optional<Path> secretFile,
        String title,
        List<String> scopes,
        String rolesClaim,
        Optional<String> nameClaim,
        Path grants,
        String contact) {

    private static final String SAFE_URL = "https://.+|http://(127\\.0\\.0\\.1|\\[::1]|localhost)([:/].*)?";
    private static final int MOST_SECRET_BYTES = 1024;
    private static final String OPENID = "openid";

    /** Empty if there is no provider. */
    static Optional<OidcConfig> of(final Settings settings, final Optional<URI> publicUrl) throws SettingsException {
        if (settings.optionalText(OidcKeys.ISSUER).isEmpty()) {
            if (settings.optionalText(OidcKeys.CLIENT_ID).isPresent()) {
                throw Settings.wrong(OidcKeys.ISSUER, "set where oidc.client-id is");
            }
            return Optional.empty();
        }
        return Optional.of(new OidcConfig(
                settings.choice(OidcKeys.ISSUER, OidcConfig::issuer, "a URL such as https://id.example.org"),
                publicUrl
                        .filter(url -> url.toString().matches(SAFE_URL))
                        .orElseThrow(() -> Settings.wrong(
                                HubKeys.PUBLIC_URL,
                                "set where oidc.issuer is, with https, as the provider sends browsers back to it")),
                required(settings, OidcKeys.CLIENT_ID),
                secretFile(settings),
                required(settings, OidcKeys.TITLE),
                scopes(settings),
                required(settings, OidcKeys.ROLES_CLAIM),
                settings.optionalText(OidcKeys.NAME_CLAIM),
                Path.of(required(settings, OidcKeys.GRANTS)),
                required(settings, OidcKeys.CONTACT)));
    }

    /**
     * The client secret as it is now.
     *
     * @throws IOException if there is none to be read
     */
    public static String secret(final Path file) throws IOException {
        if (Files.size(file) > MOST_SECRET_BYTES) {
            throw new IOException("too long");
        }
        final String secret = Files.readString(file).strip();
        if (secret.isEmpty() || secret.lines().count() > 1) {
            throw new IOException("not one line");
        }
        return secret;
    }

    private static String required(final Settings settings, final Key key) throws SettingsException {
        return settings.optionalText(key).orElseThrow(() -> Settings.wrong(key, "set where oidc.issuer is"));
    }

    /** No part of it is left to interpretation: it is compared as text with what the provider says. */
    private static Optional<String> issuer(final String text) {
        return Optional.of(text)
                .filter(url ->
                        url.matches(SAFE_URL) && url.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+(/[A-Za-z0-9._~/-]*)?"));
    }

    private static Optional<Path> secretFile(final Settings settings) throws SettingsException {
        final Optional<Path> file = settings.optionalText(OidcKeys.SECRET_FILE).map(Path::of);
        if (file.isPresent()) {
            try {
                secret(file.get());
                final Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file.get());
                if (modes.contains(PosixFilePermission.OTHERS_READ)
                        || modes.contains(PosixFilePermission.OTHERS_WRITE)) {
                    throw Settings.wrong(OidcKeys.SECRET_FILE, "a file that others may not use (chmod 600)");
                }
            } catch (IOException e) {
                throw Settings.wrong(OidcKeys.SECRET_FILE, "a file of one line that the hub may read");
            }
        }
        return file;
    }

    private static List<String> scopes(final Settings settings) throws SettingsException {
        final List<String> scopes = Arrays.asList(settings.text(OidcKeys.SCOPES).split("\\s+"));
        if (!scopes.contains(OPENID)
                || !scopes.stream().allMatch(scope -> scope.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]+"))) {
            throw Settings.wrong(OidcKeys.SCOPES, "words separated by spaces, openid among them");
        }
        return scopes;
    }
}
