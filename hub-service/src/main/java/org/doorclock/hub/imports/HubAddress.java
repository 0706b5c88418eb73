// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.hub.config.HubKeys;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;

/** Where a hub on this machine listens, by its own configuration. */
public final class HubAddress {

    private static final List<String> EVERY_NETWORK = List.of("0.0.0.0", "::");
    private static final int MOST_PORT = 65_535;

    private HubAddress() {}

    /** @throws SettingsException if the configuration cannot be used, or leaves the port to the system */
    public static URI of(final Optional<Path> file, final Map<String, String> environment) throws SettingsException {
        final Settings settings = Settings.load("hub", HubKeys.ALL, file, environment, Map.of());
        final String host = settings.text(HubKeys.HTTP_HOST);
        final int port = settings.number(HubKeys.HTTP_PORT, 0, MOST_PORT);
        if (port == 0) {
            throw new SettingsException(
                    "http.port: is 0, so the hub's port is not known. Give its address with --hub.");
        }
        return URI.create("http://" + (EVERY_NETWORK.contains(host) ? "127.0.0.1" : host) + ":" + port);
    }

    public static boolean isOne(final URI address) {
        return address.getHost() != null && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
    }
}
