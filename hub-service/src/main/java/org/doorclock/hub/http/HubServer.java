// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.doorclock.tls.Contexts;

/** The hub's HTTP server: routes, problems for every error, security headers, limits. */
public final class HubServer implements AutoCloseable {

    /** No request's content may be larger: an import of 100,000 rows is about 8 MB. */
    public static final long MOST_REQUEST_BYTES = 64L * 1024 * 1024;

    private static final Duration GRACE = Duration.ofSeconds(8);

    private final WebServer server;
    private final WatchedConnections connections;
    private final List<String> routes;

    private HubServer(final WebServer server, final WatchedConnections connections, final List<String> routes) {
        this.server = server;
        this.connections = connections;
        this.routes = routes;
    }

    /** As {@link #start(String, int, ConnectionLimits, Gate, List)}, with the usual limits. */
    public static HubServer start(final String host, final int port, final Gate gate, final List<Routes> routes) {
        return start(host, port, ConnectionLimits.usual(), gate, routes);
    }

    /**
     * Starts without TLS, and answers when requests are taken.
     *
     * @param port 0 for one that the system picks
     * @param gate stands before every route
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static HubServer start(
            final String host,
            final int port,
            final ConnectionLimits limits,
            final Gate gate,
            final List<Routes> routes) {
        return start(host, port, WebServer.builder(), false, limits, gate, routes);
    }

    /**
     * Starts with TLS alone, and answers when requests are taken.
     *
     * @param port 0 for one that the system picks
     * @param tls what the server proves itself by
     * @param gate stands before every route
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static HubServer start(
            final String host,
            final int port,
            final SSLContext tls,
            final ConnectionLimits limits,
            final Gate gate,
            final List<Routes> routes) {
        final WebServerConfig.Builder builder = WebServer.builder()
                .tls(Tls.builder()
                        .sslContext(tls)
                        .enabledProtocols(List.of(Contexts.PROTOCOL))
                        .build());
        return start(host, port, builder, true, limits, gate, routes);
    }

    private static HubServer start(
            final String host,
            final int port,
            final WebServerConfig.Builder builder,
            final boolean tls,
            final ConnectionLimits limits,
            final Gate gate,
            final List<Routes> routes) {
        try {
            Listening.check(host, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        final List<String> names = new ArrayList<>();
        final WatchedConnections connections = new WatchedConnections(limits);
        final WebServer server = builder.update(connections::addTo)
                .bindAddress(new InetSocketAddress(host, port))
                .maxPayloadSize(MOST_REQUEST_BYTES)
                .shutdownGracePeriod(GRACE)
                .directHandlers(HubServer::addDirectHandlers)
                .routing(routing -> names.addAll(addTo(routing, tls, gate, routes)))
                .build()
                .start();
        if (!server.isRunning()) {
            throw new UncheckedIOException(new IOException("the server did not start"));
        }
        return new HubServer(server, connections, List.copyOf(names));
    }

    public int port() {
        return server.port();
    }

    /** Method and pattern of every route, such as {@code GET /api/v1/cases/{id}}. */
    public List<String> routes() {
        return routes;
    }

    /** Takes no more requests and gives those under way 8 s to end. */
    @Override
    public void close() {
        server.stop();
        connections.close();
    }

    private static List<String> addTo(
            final HttpRouting.Builder routing, final boolean tls, final Gate gate, final List<Routes> routes) {
        final RecordedRouting recorded = new RecordedRouting(routing, gate);
        recorded.addFilter((chain, request, response) -> {
            SecurityHeaders.addTo(response.headers());
            if (tls) {
                SecurityHeaders.addTransportTo(response.headers());
            }
            chain.proceed();
        });
        Errors.addTo(recorded);
        routes.forEach(part -> part.addTo(recorded));
        return recorded.names();
    }

    /** Requests that never reach the routes: bytes that are not HTTP, limits of the server. */
    private static void addDirectHandlers(final DirectHandlers.Builder handlers) {
        final DirectHandler handler = (request, event, status, headers, message) -> {
            SecurityHeaders.addTo(headers);
            headers.set(HeaderNames.CONTENT_TYPE, Problem.CONTENT_TYPE);
            return DirectHandler.TransportResponse.builder()
                    .status(status)
                    .headers(headers)
                    .keepAlive(event.keepAlive())
                    .entity(Problem.ofStatus(status.code()).encode())
                    .build();
        };
        for (final DirectHandler.EventType event : DirectHandler.EventType.values()) {
            handlers.addHandler(event, handler);
        }
    }
}
