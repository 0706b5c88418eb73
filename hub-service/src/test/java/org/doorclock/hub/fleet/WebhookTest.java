// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.doorclock.hub.config.AlertsConfig;
import org.doorclock.wire.Alert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {

    private static final byte[] KEY = "sixteen bytes or more".getBytes(UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    private Path memory;

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final AtomicInteger stalls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile int refusal;
    private HttpServer server;
    private Webhook webhook;

    private record Got(String signature, byte[] body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", this::take);
        server.start();
        webhook = open();
    }

    private Webhook open() {
        return new Webhook(
                new AlertsConfig.Hook(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"), KEY),
                memory.resolve("waiting"),
                tries -> 20,
                PATIENCE);
    }

    @AfterEach
    void stop() {
        webhook.close();
        server.stop(0);
    }

    @Test
    void anAlertIsPostedWithASignatureThatItsReceiverCanCheck() throws Exception {
        webhook.post(alert("a-1"));
        await().until(() -> got.size() == 1);
        assertThat(Alert.decode(got.getFirst().body)).isEqualTo(alert("a-1"));
        final Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        assertThat(got.getFirst().signature)
                .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(got.getFirst().body)));
    }

    @Test
    void aReceiverThatFailsIsTriedAgainAndTheOrderStays() {
        failures.set(3);
        webhook.post(alert("a-1"));
        webhook.post(alert("a-2"));
        await().until(() -> got.size() == 2);
        assertThat(ids()).containsExactly("a-1", "a-2");
    }

    @Test
    void whatWaitsOutlivesTheHubAndWhatWasTakenIsNotSaidAgain() {
        webhook.post(alert("a-1"));
        await().until(() -> got.size() == 1);
        failures.set(Integer.MAX_VALUE);
        webhook.post(alert("a-2"));
        webhook.post(alert("a-3"));
        webhook.close();

        failures.set(0);
        webhook = open();
        webhook.post(alert("a-4"));
        await().until(() -> ids().contains("a-4"));
        assertThat(ids()).containsExactly("a-1", "a-2", "a-3", "a-4");
    }

    @Test
    void whatTheReceiverRefusesIsNotSentAgain() {
        refusal = 400;
        webhook.post(alert("a-1"));
        await().until(() -> failures.get() < 0);
        refusal = 0;
        webhook.post(alert("a-2"));
        await().until(() -> !got.isEmpty());
        assertThat(ids()).containsExactly("a-2");
    }

    @Test
    void aReceiverThatStopsAmidItsAnswerIsNotWaitedForForEver() {
        stalls.set(1);
        webhook.post(alert("a-1"));
        await().until(() -> got.size() == 1);
        assertThat(ids()).containsExactly("a-1");
    }

    @Test
    void noMoreThanSoManyWaitAndTheOldestGoesFirst() {
        failures.set(Integer.MAX_VALUE);
        for (int i = 0; i < Webhook.MOST_WAITING + 5; i++) {
            webhook.post(alert("a-" + i));
        }
        failures.set(0);
        await().until(() -> ids().contains("a-" + (Webhook.MOST_WAITING + 4)));
        assertThat(ids()).doesNotContain("a-1", "a-2", "a-3").hasSizeLessThanOrEqualTo(Webhook.MOST_WAITING + 1);
    }

    private List<String> ids() {
        return got.stream()
                .map(each -> new String(each.body, UTF_8).replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    private void take(final HttpExchange exchange) throws IOException {
        final byte[] body = exchange.getRequestBody().readAllBytes();
        if (stalls.getAndDecrement() > 0) {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
            return;
        }
        final int status;
        if (refusal > 0) {
            failures.set(-1);
            status = refusal;
        } else if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            status = 503;
        } else {
            got.add(new Got(exchange.getRequestHeaders().getFirst("X-Doorclock-Signature"), body));
            status = 204;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static Alert alert(final String id) {
        final Instant noon = Instant.parse("2026-04-01T12:00:00Z");
        return new Alert(
                id, "north", "ct1", "ct1", "CT 1", Alert.Kind.OFFLINE, Alert.State.RAISED, noon, noon, "offline");
    }
}
