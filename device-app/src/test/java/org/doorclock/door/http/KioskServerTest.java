// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.doorclock.door.browser.Painted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KioskServerTest {

    private final AtomicReference<String> screen = new AtomicReference<>("{\"kind\":\"starting\"}");
    private final AtomicReference<Boolean> up = new AtomicReference<>(true);
    private final List<Painted> painted = new CopyOnWriteArrayList<>();
    private final Audience audience = new Audience();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private KioskServer server;

    @BeforeEach
    void start() throws PortInUseException {
        server = KioskServer.start(0, feed(), audience);
    }

    private KioskServer.Feed feed() {
        return new KioskServer.Feed(
                screen::get,
                () -> "{\"now\":\"2026-07-01T13:40:00Z\"}",
                () -> new KioskServer.HealthReport(up.get(), "{\"status\":\"x\"}"),
                painted::add);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void answersWithTheScreenAndLetsNobodyKeepIt() throws Exception {
        final HttpResponse<String> answer = get("api/screen");
        assertThat(answer.body()).isEqualTo(screen.get());
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'self'");
    }

    @Test
    void streamsTheScreenThatIsShownAndEachThatFollows() throws Exception {
        final HttpResponse<InputStream> answer = client.send(request("api/stream"), BodyHandlers.ofInputStream());
        try (BufferedReader events = new BufferedReader(new InputStreamReader(answer.body()))) {
            assertThat(next("screen", events)).isEqualTo("{\"kind\":\"starting\"}");
            screen.set("{\"kind\":\"ready\"}");
            audience.accept(screen.get());
            assertThat(next("screen", events)).isEqualTo("{\"kind\":\"ready\"}");
            assertThat(next("beat", events))
                    .as("so that a clock that was set shows")
                    .contains("\"now\":");
        }
    }

    @Test
    void takesTheWordOfAPageThatWasPainted() throws Exception {
        assertThat(post("api/painted?kind=ready&words=4")).isEqualTo(204);
        assertThat(post("api/painted?kind=scan-started&words=0")).isEqualTo(204);
        assertThat(painted).containsExactly(new Painted("ready", 4), new Painted("scan-started", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?kind=ready", "?words=3", "?kind=&words=3", "?kind=ready&words=-1", "?kind=a&words=99999"})
    void whatNoPageSaysIsRefused(final String query) throws Exception {
        assertThat(post("api/painted" + query)).isEqualTo(400);
        assertThat(painted).isEmpty();
    }

    private int post(final String path) throws IOException, InterruptedException {
        final HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static String next(final String name, final BufferedReader events) throws IOException {
        String event = "";
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:") && event.equals(name)) {
                return line.substring("data:".length()).strip();
            }
        }
        throw new AssertionError("the stream ended");
    }

    @ParameterizedTest
    @CsvSource({
        "'', text/html",
        "kiosk.js, text/javascript",
        "kiosk.css, text/css",
        "web/tokens.css, text/css",
        "web/live.js, text/javascript"
    })
    void servesThePagesFiles(final String path, final String type) throws Exception {
        final HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith(type);
        assertThat(answer.body()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nothing.html", "..%2ftinylog.properties", "web/../../tinylog.properties", "web/", "x.class"})
    void servesNothingElse(final String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void healthIs503WhileTheDoorCannotRecord() throws Exception {
        assertThat(get("observe/health").statusCode()).isEqualTo(200);
        up.set(false);
        assertThat(get("observe/health").statusCode()).isEqualTo(503);
    }

    @Test
    void aPortThatIsTakenIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> KioskServer.start(taken.getLocalPort(), feed(), audience))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    private HttpRequest request(final String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).build();
    }

    private HttpResponse<String> get(final String path) throws IOException, InterruptedException {
        return client.send(request(path), BodyHandlers.ofString());
    }
}
