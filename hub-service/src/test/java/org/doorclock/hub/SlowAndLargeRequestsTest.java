// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.doorclock.hub.http.ConnectionLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are too large, too deep, of the wrong kind, contradict themselves, or never end. */
class SlowAndLargeRequestsTest {

    private static final String VOIDS = "/api/v1/cases/case-1/voids";
    private static final int MOST_HEADERS = 16 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SILENT = 200;

    @TempDir
    private static Path directory;

    private static RealHub hub;
    private static String token;

    @BeforeAll
    static void start() {
        hub = new RealHub(directory, new ConnectionLimits(PATIENCE, SILENT + 50, Optional.empty()));
        token = hub.all();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        final String large = "{\"eventId\":\"" + "a".repeat(70_000) + "\"}";

        assertThat(post(VOIDS, "application/json", large).status()).isEqualTo(413);
        assertThat(chunked(VOIDS, "application/json", large).status()).isEqualTo(413);
        assertThat(post("/sign-in", "application/x-www-form-urlencoded", "a=" + "b".repeat(70_000))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aBodyThatIsTooDeepOrNoObjectIsRefused() {
        for (final String body : List.of(
                "[".repeat(20_000),
                "{\"eventId\":".repeat(5_000) + "1" + "}".repeat(5_000),
                "{\"eventId\":" + "[".repeat(100) + "]".repeat(100) + "}",
                "{\"eventId\":{}}",
                "{\"eventId\":1e999999999}",
                "{\"eventId\":\"a\",\"eventId\":\"b\"}",
                "{\"reason\":\"a\"} {\"reason\":\"b\"}",
                "{\"__proto__\":{\"x\":1}}",
                "\"text\"",
                "null",
                "{",
                "")) {
            final RealHub.Raw answer = post(VOIDS, "application/json", body);
            assertThat(answer.status())
                    .as(body.substring(0, Math.min(60, body.length())))
                    .isEqualTo(400);
            assertThat(answer.text()).contains("/problems/bad-request");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/json",
                "application/xml",
                "*/*",
                "application/jsonx",
                ";",
            })
    void jsonUnderAnotherNameIsRefused(final String type) {
        assertThat(post(VOIDS, type, "{\"reason\":\"why so\"}").status()).isIn(400, 415);
    }

    @Test
    void aSmallFileThatGrowsWhenItIsUnpackedIsNotUnpacked() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("site,door,patient,event,occurred\n".getBytes(ISO_8859_1));
            final byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                gzip.write(zeros);
            }
        }
        final String body = bytes.toString(ISO_8859_1);

        for (final String path : List.of(VOIDS, "/api/v1/imports")) {
            final RealHub.Raw answer = hub.raw("POST " + path + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: " + (path.equals(VOIDS) ? "application/json" : "text/csv")
                    + "\r\nContent-Encoding: gzip\r\nContent-Length: " + body.length()
                    + "\r\nConnection: close\r\n\r\n" + body);
            assertThat(answer.status()).as(path + "\n" + answer.text()).isBetween(400, 499);
        }
    }

    @Test
    void headersThatAreTooLargeOrTooManyAreRefused() {
        assertThat(hub.target("/openapi", "X-Long: " + "a".repeat(2 * MOST_HEADERS))
                        .status())
                .isIn(0, 400, 413, 431);
        final String[] many = new String[5000];
        for (int i = 0; i < many.length; i++) {
            many[i] = "X-" + i + ": " + i;
        }
        assertThat(hub.target("/openapi", many).status()).isIn(0, 400, 413, 431);
        assertThat(hub.target("/" + "a".repeat(100_000)).status()).isIn(0, 400, 414);
        assertThat(hub.target("/openapi", "Cookie: doorclock-session=" + "a".repeat(4000))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: -1",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
            })
    void aBodyWhoseLengthIsInDoubtHidesNoSecondRequest(final String lines) {
        final RealHub.Raw answer = hub.raw("POST " + VOIDS + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\n" + lines
                + "\r\n\r\n0\r\n\r\nGET /observe/metrics HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer.text()).doesNotContain("doorclock_hub_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: a\r\nHost: b", "X: y", "Host: a b", "Host: a/b", "Host: a\r\n folded: x"})
    void aRequestThatDoesNotSayItsHostOnceIsRefused(final String lines) {
        final RealHub.Raw answer = hub.raw("GET /openapi HTTP/1.1\r\n" + lines + "\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).as(answer.head()).isIn(0, 400);
    }

    @Test
    void aHostThatIsMadeUpStandsInNoAnswer() {
        for (final String path : List.of("/", "/sign-in", "/api/v1/cases", "/board/north", "/openapi")) {
            final RealHub.Raw answer = hub.raw("GET " + path
                    + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example"
                    + "\r\nConnection: close\r\n\r\n");
            assertThat(answer.status()).as(path).isNotZero();
            assertThat(answer.text()).as(path).doesNotContain("evil.example");
        }
    }

    @Test
    void connectionsThatSendNothingOrNeverEndKeepNobodyElseOutAndAreClosed() throws IOException {
        final List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < SILENT; i++) {
                final Socket socket = hub.open();
                silent.add(socket);
                socket.getOutputStream().write(started(i).getBytes(ISO_8859_1));
            }
            assertThat(hub.get("/openapi").statusCode()).isEqualTo(200);
            assertThat(hub.get("/api/v1/cases", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
            for (final Socket socket : silent) {
                assertThat(isClosed(socket)).isTrue();
            }
        } finally {
            for (final Socket socket : silent) {
                socket.close();
            }
        }
    }

    /** Whether the hub closes it, after whatever it has to say; without that the socket's own timeout ends the test. */
    private static boolean isClosed(final Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    /** Nothing, half a line, half the headers, half a body, half a body that nobody will read. */
    private static String started(final int i) {
        return switch (i % 5) {
            case 0 -> "";
            case 1 -> "GET /api";
            case 2 -> "GET /openapi HTTP/1.1\r\nHost: a\r\nX-Slow: ";
            case 3 -> "POST /account/password HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\na=";
            default ->
                "POST " + VOIDS + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
        };
    }

    private static RealHub.Raw post(final String path, final String type, final String body) {
        return hub.raw("POST " + path + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\nContent-Type: "
                + type + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }

    private static RealHub.Raw chunked(final String path, final String type, final String body) {
        return hub.raw("POST " + path + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\nContent-Type: "
                + type + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
    }
}
