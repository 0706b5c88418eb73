// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.NotFoundException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doorclock.audit.AuditException;
import org.doorclock.files.WholeFile;
import org.doorclock.provisioning.authority.Authority;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.service.ThreadEnds;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.Identity;
import org.doorclock.tls.ServerTls;
import org.doorclock.tls.Trust;
import org.tinylog.Logger;

/** The enrolment server: TLS 1.2 and 1.3; a client's certificate is asked for, and checked if there is one. */
final class EstServer implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int MOST_CONNECTIONS = 500;
    private static final long MOST_BYTES = 64L * 1024;

    private final WebServer server;
    private final Tending tending;

    private EstServer(final WebServer server, final Tending tending) {
        this.server = server;
        this.tending = tending;
    }

    /**
     * @param port 0 for one that the system picks
     * @param name of the server's key and certificate in the authority's folder
     * @param keys that doors are given; empty if they are not
     * @throws IOException if it cannot listen there or its files cannot be used
     */
    static EstServer start(
            final Authority authority,
            final String host,
            final int port,
            final String name,
            final Optional<DoorKeyFiles> keys,
            final TimeSource time)
            throws IOException {
        requireFree(host, port);
        WholeFile.makeFolder(authority.files().servers());
        final ServerTls tls = ServerTls.of(
                identity(authority, name), Trust.read(authority.files().anchors()));
        final EstRoutes routes = new EstRoutes(authority.files(), new Enrolment(authority, time), keys);
        final Tending tending = new Tending(authority, name, tls);
        tending.begin();
        final WebServer server = WebServer.builder()
                .bindAddress(new InetSocketAddress(host, port))
                .tls(Tls.builder()
                        .sslContext(tls.context())
                        .clientAuth(TlsClientAuth.OPTIONAL)
                        .enabledProtocols(List.of("TLSv1.3", "TLSv1.2"))
                        .build())
                .maxPayloadSize(MOST_BYTES)
                .maxTcpConnections(MOST_CONNECTIONS)
                .idleConnectionTimeout(IDLE)
                .shutdownGracePeriod(GRACE)
                .directHandlers(EstServer::addDirectHandlers)
                .routing(routing -> add(routing, routes))
                .build()
                .start();
        if (!server.isRunning()) {
            tending.close();
            throw ProvisionException.unavailable("the enrolment server did not start; its log says why.");
        }
        return new EstServer(server, tending);
    }

    int port() {
        return server.port();
    }

    /** Takes no more requests and gives those under way 8 s to end. */
    @Override
    public void close() {
        tending.close();
        server.stop();
    }

    static Identity identity(final Authority authority, final String name) throws IOException {
        return Identity.read(
                authority.files().serverKey(name), authority.files().serverCertificate(name));
    }

    private static void requireFree(final String host, final int port) throws ProvisionException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw ProvisionException.unavailable(host + ":" + port
                    + ": nobody can listen there now. Another program may; --host and --port name another place.");
        }
    }

    private static void add(final HttpRouting.Builder routing, final EstRoutes routes) {
        routing.error(EstException.class, (request, response, e) -> {
            e.retryAfter().ifPresent(seconds -> response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds)));
            send(response, e.problem());
        });
        routing.error(NotFoundException.class, (request, response, e) -> send(response, Problem.notFound()));
        routing.error(
                HttpException.class,
                (request, response, e) ->
                        send(response, Problem.ofStatus(e.status().code())));
        routing.error(AuditException.class, (request, response, e) -> unavailable(response, e));
        routing.error(IOException.class, (request, response, e) -> unavailable(response, e));
        routing.error(RuntimeException.class, (request, response, e) -> {
            // An exception's message may hold what was sent; its type and place do not.
            Logger.error("request failed: {}", ThreadEnds.inALine(e));
            send(response, Problem.ofStatus(500));
        });
        routes.addTo(routing);
    }

    private static void unavailable(final ServerResponse response, final Exception e) {
        Logger.error("the authority's files cannot be used: {}", e.getMessage());
        send(response, Problem.unavailable());
    }

    private static void send(final ServerResponse response, final Problem problem) {
        response.status(problem.status());
        if (problem.status() != 401) {
            response.headers().remove(HeaderNames.WWW_AUTHENTICATE);
        }
        response.header(HeaderNames.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.send(problem.encode());
    }

    /** Requests that never reach the routes: bytes that are not HTTP, limits of the server. */
    private static void addDirectHandlers(final DirectHandlers.Builder handlers) {
        final DirectHandler handler = (request, event, status, headers, message) -> {
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
