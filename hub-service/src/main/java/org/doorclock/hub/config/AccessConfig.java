// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;

/**
 * What people and machines that ask are held to. None of it switches access control off.
 *
 * @param publicUrl where browsers find the hub, if that is not where it listens
 * @param tls whether the hub itself speaks TLS to them
 * @param proxy the reverse proxy that says for whom it asks
 * @param sessionIdle a session that is not used for so long is over
 * @param sessionMost no session lasts longer
 * @param requestsASecond of one token or user, at length
 * @param unsealingsAnHour of one caller
 * @param connectionsPerAddress open at a time
 * @param oidc the provider that people sign in with, beside the hub's own users
 */
public record AccessConfig(
        Optional<URI> publicUrl,
        boolean tls,
        Optional<InetAddress> proxy,
        Duration sessionIdle,
        Duration sessionMost,
        int requestsASecond,
        int unsealingsAnHour,
        int connectionsPerAddress,
        Optional<OidcConfig> oidc) {

    private static final int MOST_REQUESTS = 1_000_000;
    private static final int MOST_UNSEALINGS = 10_000;
    private static final int MOST_CONNECTIONS = 100_000;

    static AccessConfig of(final Settings settings) throws SettingsException {
        final Optional<URI> publicUrl =
                settings.optionalText(HubKeys.PUBLIC_URL).isEmpty()
                        ? Optional.empty()
                        : Optional.of(settings.choice(
                                HubKeys.PUBLIC_URL, AccessConfig::url, "a URL such as https://doorclock.example"));
        return new AccessConfig(
                publicUrl,
                settings.optionalText(HubKeys.HTTP_TLS).isPresent(),
                settings.optionalText(HubKeys.PROXY).isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                settings.choice(HubKeys.PROXY, AccessConfig::address, "an address such as 10.0.0.5")),
                settings.duration(HubKeys.SESSION_IDLE),
                settings.duration(HubKeys.SESSION_MOST),
                settings.number(HubKeys.REQUESTS, 1, MOST_REQUESTS),
                settings.number(HubKeys.UNSEALINGS, 1, MOST_UNSEALINGS),
                settings.number(HubKeys.CONNECTIONS, 1, MOST_CONNECTIONS),
                OidcConfig.of(settings, publicUrl));
    }

    /** Scheme and host, and a port if need be: the hub's pages lie at its top. */
    private static Optional<URI> url(final String text) {
        return Optional.of(text)
                .filter(url -> url.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?/?"))
                .flatMap(url -> Settings.url(url.replaceFirst("/$", "")));
    }

    private static Optional<InetAddress> address(final String text) {
        try {
            return text.matches("[0-9a-fA-F.:]+") ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
