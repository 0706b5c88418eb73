// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.doorclock.hub.access.Role;
import org.doorclock.hub.access.TestAccess;
import org.doorclock.hub.config.HubConfig;
import org.doorclock.hub.config.HubKeys;
import org.doorclock.hub.http.ConnectionLimits;
import org.doorclock.hub.http.HubServer;
import org.doorclock.identity.SiteKeys;
import org.doorclock.settings.Settings;

/** All of a hub but its broker, with access on and two patients imported, for those who try to break in. */
final class RealHub implements AutoCloseable {

    static final String CSV = """
            site,door,patient,event,occurred
            north,ed1,P1,hospital-arrival,2026-03-01T10:00:00Z
            north,ct1,P1,scan-start,2026-03-01T10:40:00Z
            south,ct9,P2,scan-start,2026-03-01T10:45:00Z
            """;

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MORE_MILLIS = 100;

    final TestAccess access;
    final HubServer server;

    private final HubParts parts;
    private final Semaphore receipts = new Semaphore(0);
    private boolean listening;
    private final HttpClient client = HttpClient.newHttpClient();

    RealHub(final Path directory, final String... settings) {
        this(directory, ConnectionLimits.usual(), settings);
    }

    /** @param settings beside the usual ones of tests: key, value, key, value */
    RealHub(final Path directory, final ConnectionLimits limits, final String... settings) {
        try {
            final Path keys = directory.resolve("keys");
            if (Files.notExists(keys)) {
                new SiteKeys(keys).create();
            }
            final Map<String, String> all = new HashMap<>(Map.of(
                    "data",
                    directory.resolve("data").toString(),
                    "keys",
                    keys.toString(),
                    "sites",
                    "north,south",
                    "access.requests-per-second",
                    "10000"));
            for (int i = 0; i < settings.length; i += 2) {
                all.put(settings[i], settings[i + 1]);
            }
            final HubConfig config = HubConfig.of(Settings.load("hub", HubKeys.ALL, Optional.empty(), Map.of(), all));
            parts = HubParts.open(config, (position, last) -> {}, false);
            server = HubServer.start("127.0.0.1", 0, limits, parts.access().gate(), parts.routes());
            access = new TestAccess(
                    config.data(), config.access(), config.clock().realTime());
        } catch (Exception e) { // whatever its parts say of wrong configuration: there is none
            throw new AssertionError(e);
        }
        final HttpResponse<String> imported =
                send("POST", "/api/v1/imports", CSV, "Authorization", "Bearer " + all(), "Content-Type", "text/csv");
        if (imported.statusCode() != 200) {
            throw new AssertionError(imported.body());
        }
    }

    /** A device has sent this. */
    void arrived(final String topic, final byte[] payload) {
        if (!listening) {
            listening = true;
            parts.ingest().start((source, receipt) -> receipts.release());
        }
        parts.ingest().arrived(topic, payload);
    }

    /** Waits for the receipt of what has arrived. */
    void awaitReceipt() {
        try {
            if (!receipts.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("no receipt");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A token of every role, bound to these sites. */
    String all(final String... sites) {
        return access.token(EnumSet.allOf(Role.class), sites);
    }

    /** The session's cookie of a fresh user who may do everything. */
    String session(final String name) {
        access.user(name, true, EnumSet.allOf(Role.class));
        return access.session(name);
    }

    HttpResponse<String> get(final String path, final String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> send(final String method, final String path, final String body, final String... headers) {
        final HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String form(final Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Bytes as they are, which no client library would send; the answer, and what else comes right behind it. */
    Raw raw(final String request) {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new Raw(read(socket, request.startsWith("HEAD ")));
        } catch (IOException e) {
            return new Raw("");
        }
    }

    /** Not every answer to bytes that are no proper request ends with the connection. */
    private static String read(final Socket socket, final boolean headOnly) throws IOException {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            final byte[] part = new byte[1 << 16];
            for (int read = socket.getInputStream().read(part);
                    read >= 0;
                    read = socket.getInputStream().read(part)) {
                all.write(part, 0, read);
                if (isWhole(all.toString(ISO_8859_1), headOnly)) {
                    socket.setSoTimeout(MORE_MILLIS);
                }
            }
        } catch (SocketTimeoutException e) {
            // There is no more.
        }
        return all.toString(UTF_8);
    }

    private static boolean isWhole(final String text, final boolean headOnly) {
        final int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        final String length = new Raw(text).header("Content-Length");
        return headOnly || length.isEmpty()
                ? text.endsWith("\r\n\r\n")
                : text.length() >= end + 4 + Integer.parseInt(length);
    }

    /** A GET of a target as it is, by somebody who shows these header lines. */
    Raw target(final String target, final String... lines) {
        return raw("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n"
                + List.of(lines).stream().map(line -> line + "\r\n").collect(Collectors.joining())
                + "Connection: close\r\n\r\n");
    }

    Socket open() throws IOException {
        final Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** An answer, unparsed; empty if the hub closed without one. */
    record Raw(String text) {

        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        String head() {
            final int end = text.indexOf("\r\n\r\n");
            return end < 0 ? text : text.substring(0, end);
        }

        String header(final String name) {
            return head().lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    @Override
    public void close() {
        client.close();
        if (listening) {
            parts.ingest().close();
        }
        parts.boards().close();
        server.close();
        try {
            parts.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
