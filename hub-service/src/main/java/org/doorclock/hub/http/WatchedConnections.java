// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * HTTP/1.1, as the library speaks it, to clients that keep within {@link ConnectionLimits}. It must be the only protocol:
 * then a connection is watched from its first byte on, and a TLS handshake with it.
 */
final class WatchedConnections implements ServerConnectionSelector, AutoCloseable {

    private final ConnectionLimits limits;
    private final ScheduledThreadPoolExecutor timer;
    private final Accepted accepted;
    private final Http1ConnectionSelector http1;

    WatchedConnections(final ConnectionLimits limits) {
        this.limits = limits;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("http-patience").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        this.accepted = new Accepted(limits, timer);
        this.http1 = Http1ConnectionSelector.builder()
                .config(Http1Config.builder().addReceiveListener(new Heads()).build())
                .build();
    }

    void addTo(final WebServerConfig.Builder server) {
        server.connectionOptions(accepted).protocolsDiscoverServices(false).addConnectionSelector(this);
    }

    @Override
    public ServerConnection connection(final ConnectionContext connection) {
        final SocketChannel channel = accepted.channel(connection.remotePeer().address())
                .orElseThrow(() -> new CloseConnectionException("closed already"));
        return http1.connection(new WatchedConnection(connection, new Patience(timer, channel, limits.patience())));
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http1.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(final BufferData data) {
        return http1.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static final class Heads implements Http1ConnectionListener {

        @Override
        public void headers(final ConnectionContext connection, final Headers headers) {
            if (connection instanceof WatchedConnection watched) {
                watched.headCame();
            }
        }
    }
}
