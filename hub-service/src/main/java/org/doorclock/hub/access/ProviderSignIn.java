// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import org.doorclock.hub.config.OidcConfig;
import org.doorclock.hub.oidc.Person;
import org.doorclock.hub.oidc.Provider;
import org.doorclock.settings.SettingsException;
import org.doorclock.time.TimeSource;

/**
 * A provider that people sign in with, and what they are given then.
 *
 * @param rules a hash of the configuration that the grants follow from: under another one, nobody's session goes on
 */
record ProviderSignIn(OidcConfig config, Provider provider, GrantTable grants, String rules) {

    /** @throws SettingsException if the file of grants is wrong */
    static ProviderSignIn of(final OidcConfig config, final TimeSource time) throws SettingsException {
        final GrantTable grants = GrantTable.read(config.grants());
        return new ProviderSignIn(
                config,
                new Provider(config, URI.create(config.hub() + ProviderRoutes.CALLBACK), time),
                grants,
                Secrets.hash(String.join("\n", config.issuer(), config.clientId(), config.rolesClaim(), text(config))));
    }

    Optional<Grant> grant(final Person person) {
        return grants.of(person.values());
    }

    private static String text(final OidcConfig config) throws SettingsException {
        try {
            return Files.readString(config.grants());
        } catch (IOException e) {
            throw new SettingsException(config.grants() + ": cannot be read");
        }
    }
}
