// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.deployment;

import java.net.URI;
import java.util.Map;

/**
 * Where a running hub is.
 *
 * @param http its pages and API, ending in a slash
 * @param mqtt its broker
 */
public record HubAddress(String http, String mqtt) {

    /** From what the hub says when it is ready. */
    public static HubAddress of(final String ready) {
        final String[] parts = ready.split(" mqtt ");
        return new HubAddress(parts[0], parts[1]);
    }

    /** The settings with which a hub comes back to where it was. */
    public Map<String, String> ports() {
        return Map.of("http.port", port(http), "mqtt.port", port(mqtt));
    }

    /** The port of an address. */
    public static String port(final String url) {
        return Integer.toString(URI.create(url).getPort());
    }
}
