// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;

/**
 * Releases for the doors.
 *
 * @param trust the public release key's file; empty if this hub offers none
 * @param url where devices reach this hub's pages; empty for where it listens
 */
public record ReleasesConfig(Optional<Path> trust, Optional<URI> url) {

    static ReleasesConfig of(final Settings settings) throws SettingsException {
        final Optional<URI> own = settings.optionalText(HubKeys.RELEASES_URL).isPresent()
                ? Optional.of(settings.choice(HubKeys.RELEASES_URL, ReleasesConfig::url, "a URL of http or https"))
                : Optional.empty();
        return new ReleasesConfig(settings.optionalText(HubKeys.RELEASES_TRUST).map(Path::of), own);
    }

    private static Optional<URI> url(final String text) {
        try {
            final URI url = URI.create(text.endsWith("/") ? text : text + "/");
            return List.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
