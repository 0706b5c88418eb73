// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Serves the pages' real files with a scripted stream behind them: one event, then silence, which a test with the
 * browser's clock in its hands turns into any wait. For many threads.
 */
final class PageServer implements AutoCloseable {

    private static final String POLICY =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, String> html = new ConcurrentHashMap<>();
    private final List<String> painted = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> event = new AtomicReference<>("");

    PageServer(final Path checkout) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        final Path kiosk = checkout.resolve("device-app/src/main/resources/kiosk");
        final Path pages = checkout.resolve("hub-service/src/main/resources/pages");
        server.createContext("/", exchange -> page(exchange, kiosk));
        server.createContext(
                "/web/", exchange -> file(exchange, checkout.resolve("core/src/main/resources/web"), "/web/"));
        server.createContext("/pages/", exchange -> file(exchange, pages, "/pages/"));
        server.createContext("/board/", exchange -> send(exchange, pages.resolve("board.html")));
        server.createContext("/api/", this::stream);
        server.createContext("/api/painted", this::painted);
        server.start();
    }

    /** What the next stream that is opened says; nothing follows, and those opened after it are silent. */
    PageServer saying(final String name, final String json) {
        event.set("event: " + name + "\ndata: " + json + "\n\n");
        return this;
    }

    /** The same, with a second event right behind the first. */
    PageServer saying(final String name, final String json, final String next, final String nextJson) {
        saying(name, json);
        event.updateAndGet(first -> first + "event: " + next + "\ndata: " + nextJson + "\n\n");
        return this;
    }

    /** What the kiosk said of itself so far, each as a query. */
    List<String> painted() {
        return List.copyOf(painted);
    }

    private void painted(final HttpExchange exchange) throws IOException {
        painted.add(exchange.getRequestURI().getRawQuery());
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** Serves this text at the path. */
    PageServer with(final String path, final String text) {
        html.put(path, text);
        return this;
    }

    String url(final String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void page(final HttpExchange exchange, final Path kiosk) throws IOException {
        final String text = html.get(exchange.getRequestURI().getPath());
        if (text != null) {
            send(exchange, "html", text.getBytes(UTF_8));
        } else if (exchange.getRequestURI().getPath().equals("/")) {
            send(exchange, kiosk.resolve("index.html"));
        } else {
            file(exchange, kiosk, "/");
        }
    }

    private static void file(final HttpExchange exchange, final Path folder, final String prefix) throws IOException {
        send(exchange, folder.resolve(exchange.getRequestURI().getPath().substring(prefix.length())));
    }

    private static void send(final HttpExchange exchange, final Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        final String name = file.getFileName().toString();
        send(exchange, name.substring(name.lastIndexOf('.') + 1), Files.readAllBytes(file));
    }

    private static void send(final HttpExchange exchange, final String extension, final byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(extension, "text/plain"));
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void stream(final HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(event.getAndSet("").getBytes(UTF_8));
            out.flush();
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            exchange.close();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
