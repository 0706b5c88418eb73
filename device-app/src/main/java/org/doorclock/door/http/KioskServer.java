// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.doorclock.door.browser.Painted;

/** The kiosk's page and what feeds it, on loopback only. */
public final class KioskServer implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final String POLICY =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final WebServer server;
    private final Audience audience;

    private KioskServer(final WebServer server, final Audience audience) {
        this.server = server;
        this.audience = audience;
    }

    /**
     * @param port 0 for any
     * @param feed what the page gets and says
     * @param audience signalled with each new screen
     * @throws PortInUseException if something else listens there
     */
    public static KioskServer start(final int port, final Feed feed, final Audience audience)
            throws PortInUseException {
        checkFree(port);
        final WebServer server = WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(port)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(500))
                .routing(routing -> route(routing, feed, audience))
                .build();
        try {
            server.start();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new PortInUseException(port);
        }
        if (!server.isRunning() || server.port() <= 0) {
            throw new PortInUseException(port);
        }
        return new KioskServer(server, audience);
    }

    /** The server itself logs a taken port and starts without it. */
    private static void checkFree(final int port) throws PortInUseException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new PortInUseException(port);
        }
    }

    /** Whether the door can record, and what is to be said about it. */
    public record HealthReport(boolean up, String json) {}

    /**
     * What the page gets and says.
     *
     * @param screen the screen as JSON
     * @param beat the time as JSON, for when there is no new screen
     * @param health JSON, and whether the door can record
     * @param painted told by a page that is watched, right after it was painted
     */
    public record Feed(
            Supplier<String> screen, Supplier<String> beat, Supplier<HealthReport> health, Consumer<Painted> painted) {}

    private static void route(final HttpRouting.Builder routing, final Feed feed, final Audience audience) {
        routing.addFilter((chain, request, response) -> {
            response.header(HeaderNames.create("Content-Security-Policy"), POLICY);
            response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
            response.header(HeaderNames.create("Referrer-Policy"), "no-referrer");
            response.header(HeaderNames.CACHE_CONTROL, "no-store");
            chain.proceed();
        });
        routing.get(
                "/api/screen",
                (request, response) -> json(response, feed.screen().get()));
        routing.get("/api/stream", (request, response) -> stream(response, audience, feed));
        routing.post("/api/painted", (request, response) -> painted(request, response, feed.painted()));
        routing.get("/observe/health", (request, response) -> {
            final HealthReport report = feed.health().get();
            response.status(report.up() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
            json(response, report.json());
        });
        routing.get("/web/*", new PageFiles("/web/", "/web/"));
        routing.get("/*", new PageFiles("/", "/kiosk/"));
    }

    private static void painted(
            final ServerRequest request, final ServerResponse response, final Consumer<Painted> listener) {
        final String kind = request.query().first("kind").orElse("");
        final String words = request.query().first("words").orElse("");
        if (kind.isEmpty() || !words.matches("[0-9]{1,4}")) {
            response.status(Status.BAD_REQUEST_400).send();
            return;
        }
        listener.accept(new Painted(kind, Integer.parseInt(words)));
        response.status(Status.NO_CONTENT_204).send();
    }

    private static void json(final ServerResponse response, final String text) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(text);
    }

    private static void stream(final ServerResponse response, final Audience audience, final Feed feed)
            throws InterruptedException {
        final Audience.Watcher watcher = audience.watcher(feed.screen());
        try (SseSink sink = response.sink(SseSink.TYPE)) {
            while (!watcher.isOver()) {
                final Optional<String> screen = watcher.next(BEAT);
                sink.emit(SseEvent.builder()
                        .name(screen.isPresent() ? "screen" : "beat")
                        .data(screen.orElseGet(feed.beat()))
                        .build());
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            // the page has gone; it comes back by itself if it wants to
        }
    }

    /** Where the page is. */
    public String url() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    @Override
    public void close() {
        audience.close();
        server.stop();
    }
}
