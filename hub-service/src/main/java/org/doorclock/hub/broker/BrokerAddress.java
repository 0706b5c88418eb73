// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a broker is.
 *
 * @param host its name or address
 * @param port its port
 * @param tls whether to speak TLS, with the trust of the Java runtime
 */
public record BrokerAddress(String host, int port, boolean tls) {

    private static final int PLAIN_PORT = 1883;
    private static final int TLS_PORT = 8883;

    /** @param url such as {@code tcp://10.0.0.5:1883} or {@code ssl://broker.example:8883}; {@code mqtt}, {@code mqtts} too */
    public static Optional<BrokerAddress> of(final String url) {
        try {
            final URI uri = new URI(url);
            if (uri.getHost() == null || uri.getScheme() == null || uri.getUserInfo() != null) {
                return Optional.empty();
            }
            return switch (uri.getScheme()) {
                case "tcp", "mqtt" ->
                    Optional.of(
                            new BrokerAddress(uri.getHost(), uri.getPort() < 0 ? PLAIN_PORT : uri.getPort(), false));
                case "ssl", "tls", "mqtts" ->
                    Optional.of(new BrokerAddress(uri.getHost(), uri.getPort() < 0 ? TLS_PORT : uri.getPort(), true));
                default -> Optional.empty();
            };
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** For people and programs. */
    public String shown() {
        return (tls ? "ssl://" : "tcp://") + host + ":" + port;
    }
}
