// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A door is asked to say who it is, is tested by a person who does what its screen asks for, and is signed for; then it counts. */
class CommissioningTest {

    private static final String DOOR = "api/v1/devices/demo/ct1";
    private static final String ANN = "9434765919";
    private static final String BOB = "9876543210";

    @TempDir
    private Path root;

    private final TestBands bands = new TestBands();
    private Api api;
    private Api screen;

    @Test
    void aDoorCountsFromWhenItWasTestedAndSignedFor() throws Exception {
        try (Deployment system = new Deployment(root, Map.of("clock.trust", "host", "http.port", "0"))) {
            final HubAddress hub =
                    HubAddress.of(system.hub(Map.of("mqtt.port", "0", "devices.commissioned-only", "true"), line -> {})
                            .awaitReady(60));
            api = new Api(hub.http(), system.token());
            try (CutProxy network = new CutProxy(URI.create(hub.mqtt()).getPort())) {
                final Program door = system.door(
                        "ct1",
                        network.url(),
                        Map.of("log.folder", root.resolve("ct1-log").toString()),
                        List.of("--stdin"),
                        line -> {});
                screen = new Api(door.awaitReady(60));
                await().until(() -> api.json(DOOR).path("condition").asText().equals("online"));

                assertThat(done("identify").path("text").asText()).contains("CT 1 (ct1)");
                await().until(() -> kind().equals("identify"));
                assertThat(done("log-pull").path("state").asText()).isEqualTo("done");
                assertThat(api.ask(DOOR + "/log").body()).contains("Connected to the broker");
                assertThat(done("restart").path("state").asText()).isEqualTo("refused");

                door.type(ANN);
                await().until(() -> arrivals().size() == 1);
                assertThat(arrivals().getFirst().path("notCommissioned").asBoolean())
                        .isTrue();
                assertThat(stand().statusCode()).isEqualTo(409);

                assertThat(done("self-test").path("state").asText()).isEqualTo("done");
                new SelfTestByHand(door, screen, network, bands).take();
                await().until(() -> api.json(DOOR).at("/selfTest/passed").asBoolean());
                assertThat(stand().statusCode()).isEqualTo(201);
                assertThat(api.json(DOOR).at("/selfTest/results/offline").asText())
                        .isEqualTo("passed");

                door.type(BOB);
                await().until(() -> arrivals().size() == 2);
                assertThat(arrivals().getLast().has("notCommissioned")).isFalse();
                assertThat(api.json("api/v1/cases").path("items"))
                        .as("only what came after the signature is a case")
                        .hasSize(1);
            }
        }
    }

    private String kind() {
        return screen.json("api/screen").path("kind").asText();
    }

    /** Sends a command and waits for the device's answer. */
    private JsonNode done(final String command) {
        final HttpResponse<String> sent =
                api.post(DOOR + "/commands", "application/json", "{\"command\":\"" + command + "\"}");
        assertThat(sent.statusCode()).isEqualTo(202);
        await().until(() -> !newest().path("state").asText().equals("sent"));
        assertThat(newest().path("command").asText()).isEqualTo(command);
        return newest();
    }

    private JsonNode newest() {
        return api.json(DOOR + "/commands").path("items").path(0);
    }

    private HttpResponse<String> stand() {
        return api.post(
                DOOR + "/standing",
                "application/json",
                "{\"standing\":\"commissioned\",\"note\":\"tested at the door\"}");
    }

    private List<JsonNode> arrivals() {
        return api.json("api/v1/events?limit=500")
                .path("items")
                .valueStream()
                .filter(event -> event.path("type").asText().endsWith("door-arrival"))
                .toList();
    }
}
