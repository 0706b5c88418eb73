// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.doorclock.hub.access.OpenGate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final String WHOLE = "GET /quick HTTP/1.1\r\nHost: a\r\n\r\n";

    private final CountDownLatch released = new CountDownLatch(1);
    private HubServer server;

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
    }

    @Test
    void aRequestThatComesByteByByteIsNotWaitedForLongerThanOneThatStalls() throws IOException {
        start(new ConnectionLimits(SHORT, 10, Optional.empty()));
        try (Socket socket = open()) {
            send(socket, "GET /quick HTTP/1.1\r\nHost: a\r\nX-Slow: ");

            await().pollInterval(SHORT.dividedBy(10)).until(() -> !takes(socket, "a"));
        }
    }

    @Test
    void aConnectionThatIsDoneAndAsksNothingMoreIsClosed() throws IOException {
        start(new ConnectionLimits(SHORT, 10, Optional.empty()));
        try (Socket socket = open()) {
            send(socket, WHOLE);

            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void anAnswerThatTakesTheHubLongIsNotTheClientsFault() throws IOException {
        start(new ConnectionLimits(SHORT, 10, Optional.empty()));
        try (Socket waiting = open();
                Socket stalled = open()) {
            send(waiting, "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
            send(stalled, "GET /slow HTTP/1.1\r\nHost: a\r\n");
            assertThat(answer(stalled)).doesNotContain("HTTP/1.1 200");
            released.countDown();

            assertThat(answer(waiting)).startsWith("HTTP/1.1 200").endsWith("{\"done\":true}");
        }
    }

    @Test
    void aClientThatTakesNoAnswerIsCutOff() throws IOException {
        start(new ConnectionLimits(SHORT, 1, Optional.empty()));
        try (Socket socket = open()) {
            send(socket, "GET /endless HTTP/1.1\r\nHost: a\r\n\r\n");

            await().untilAsserted(() -> assertThat(asks()).isEqualTo("HTTP/1.1 200"));
        }
    }

    @Test
    void anAddressWithTooManyConnectionsGetsNoMoreUntilOneEnds() throws IOException {
        start(new ConnectionLimits(PATIENT, 2, Optional.empty()));
        try (Socket first = open();
                Socket second = open()) {
            send(first, WHOLE);
            assertThat(first.getInputStream().read()).isEqualTo('H');
            send(second, WHOLE);
            assertThat(second.getInputStream().read()).isEqualTo('H');

            assertThat(asks()).isEmpty();

            first.shutdownOutput();
            await().untilAsserted(() -> assertThat(asks()).isEqualTo("HTTP/1.1 200"));
        }
    }

    @Test
    void theReverseProxyMayHaveAsManyConnectionsAsItNeeds() throws IOException {
        start(new ConnectionLimits(PATIENT, 1, Optional.of(InetAddress.getByName("127.0.0.1"))));
        try (Socket first = open()) {
            send(first, WHOLE);
            assertThat(first.getInputStream().read()).isEqualTo('H');

            assertThat(asks()).isEqualTo("HTTP/1.1 200");
        }
    }

    private void start(final ConnectionLimits limits) {
        server = HubServer.start("127.0.0.1", 0, limits, new OpenGate(), List.of(routing -> {
            routing.get("/quick", (request, response) -> Answers.json(response, Answers.object()));
            routing.get("/slow", (request, response) -> {
                released.await();
                Answers.json(response, Answers.object().put("done", true));
            });
            routing.get("/endless", (request, response) -> {
                try (var out = response.outputStream()) {
                    while (released.getCount() > 0) {
                        out.write(new byte[1 << 12]);
                    }
                }
            });
        }));
    }

    private Socket open() throws IOException {
        final Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout((int) PATIENT.toMillis());
        return socket;
    }

    /** How what a further client is told begins; empty if it is refused. */
    private String asks() {
        try (Socket socket = open()) {
            send(socket, WHOLE);
            return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), ISO_8859_1);
        } catch (SocketException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean takes(final Socket socket, final String bytes) {
        try {
            send(socket, bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void send(final Socket socket, final String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    }

    /** All that comes until the hub closes. */
    private static String answer(final Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
}
