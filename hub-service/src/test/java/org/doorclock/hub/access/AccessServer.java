// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.doorclock.hub.config.AccessConfig;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.HubServer;
import org.doorclock.hub.http.Routes;
import org.doorclock.settings.SettingsException;
import org.doorclock.time.SettableTimeSource;

/** A server with the gate, the account pages and a few routes behind them that say who asks. */
final class AccessServer implements AutoCloseable {

    static final AccessConfig CONFIG = new AccessConfig(
            Optional.empty(),
            false,
            Optional.empty(),
            Duration.ofMinutes(30),
            Duration.ofHours(12),
            100,
            30,
            500,
            Optional.empty());

    final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-02T08:00:00Z"));
    final Access access;
    final TestAccess make;

    private final HubServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    AccessServer(final Path data) {
        this(data, CONFIG);
    }

    AccessServer(final Path data, final AccessConfig config) {
        try {
            access = Access.open(data, config, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SettingsException e) {
            throw new AssertionError(e);
        }
        make = new TestAccess(data, config, time);
        final List<Routes> routes = new ArrayList<>(access.routes());
        routes.add(routing -> {
            for (final String page : List.of("/", "/board/{site}")) {
                routing.get(
                        page,
                        (request, response) -> Answers.page(
                                response, "for " + Caller.of(request).name()));
            }
            routing.get(
                    "/api/v1/measures",
                    (request, response) -> Answers.json(
                            response,
                            Answers.object().put("name", Caller.of(request).name())));
            routing.post("/api/v1/imports", (request, response) -> Answers.json(response, Answers.object()));
            routing.get("/not/in/the/table", (request, response) -> Answers.json(response, Answers.object()));
        });
        server = HubServer.start("127.0.0.1", 0, access.gate(), routes);
    }

    static AccessConfig behindProxy() throws IOException {
        return new AccessConfig(
                Optional.of(URI.create("https://doorclock.example")),
                false,
                Optional.of(InetAddress.getLoopbackAddress()),
                CONFIG.sessionIdle(),
                CONFIG.sessionMost(),
                CONFIG.requestsASecond(),
                CONFIG.unsealingsAnHour(),
                CONFIG.connectionsPerAddress(),
                CONFIG.oidc());
    }

    String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    HttpResponse<String> get(final String path, final String... headers) {
        return send(request(path, headers));
    }

    HttpResponse<String> post(final String path, final Map<String, String> fields, final String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
    }

    HttpResponse<String> send(final HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder request(final String path, final String... headers) {
        final HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    /** Everything that a message of the audit log says, oldest first. */
    List<String> audited(final Path data) {
        try {
            return java.nio.file.Files.readAllLines(data.resolve("audit/audit.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(final Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
