// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.doorclock.testing.Mosquitto;
import org.doorclock.testing.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of traffic: what the doors acknowledged is at the hub, each event once, and nothing else is. */
class KilledInTrafficTest {

    private static final long READY = 60;

    @TempDir
    private Path root;

    private final TestBands bands = new TestBands();
    private final Random random = new Random(20261122);
    private final Echo echo = new Echo();
    private Deployment system;

    @BeforeEach
    void deploy() throws Exception {
        system = new Deployment(root, Map.of("clock.trust", "host", "http.port", "0"));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void aKilledDoorLosesNothingItAcknowledged() throws Exception {
        final HubAddress hub = startHub(Map.of("mqtt.port", "0"));
        for (int life = 0; life < 4; life++) {
            final Program door = startDoor(hub.mqtt());
            scan(door, 10 + random.nextInt(20));
            door.kill();
        }
        final Program last = startDoor(hub.mqtt());
        scan(last, 5);
        assertAllOnceAtHub(hub);
    }

    @Test
    void aKilledHubLosesNothingItReceipted() throws Exception {
        final String port = Integer.toString(Ports.free());
        final Map<String, String> settings = Map.of("mqtt.port", port);
        Program hub = system.hub(settings, line -> {});
        HubAddress address = HubAddress.of(hub.awaitReady(READY));
        final Program door = startDoor(address.mqtt());
        for (int life = 0; life < 3; life++) {
            scan(door, 10 + random.nextInt(20));
            hub.kill();
            scan(door, 5);
            hub = system.hub(settings, line -> {});
            address = HubAddress.of(hub.awaitReady(READY));
        }
        scan(door, 5);
        assertAllOnceAtHub(address);
    }

    @Test
    void aKilledBrokerLosesNothing() throws Exception {
        try (Mosquitto broker = Mosquitto.start(root)) {
            final HubAddress hub = startHub(Map.of("broker.url", broker.url()));
            final Program door = startDoor(broker.url());
            for (int life = 0; life < 3; life++) {
                scan(door, 10 + random.nextInt(20));
                broker.kill();
                scan(door, 5);
                broker.start();
            }
            scan(door, 5);
            assertAllOnceAtHub(hub);
        }
    }

    private HubAddress startHub(final Map<String, String> settings) throws StartException {
        return HubAddress.of(system.hub(settings, line -> {}).awaitReady(READY));
    }

    private Program startDoor(final String broker) throws StartException {
        final Program door = system.door("ed1", broker, Map.of(), List.of("--stdin", "--echo"), echo);
        door.awaitReady(READY);
        return door;
    }

    /** Every scan is another patient's and is acknowledged before the next. */
    private void scan(final Program door, final int scans) {
        for (int i = 0; i < scans; i++) {
            final int before = echo.count();
            door.type(bands.next());
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> echo.count() > before);
        }
    }

    private void assertAllOnceAtHub(final HubAddress hub) {
        final Api api = new Api(hub.http(), system.token());
        final long acknowledged = echo.recorded();
        assertThat(acknowledged).isPositive();
        await().until(() -> arrivals(api).size() >= acknowledged);
        assertThat(arrivals(api)).hasSize((int) acknowledged).doesNotHaveDuplicates();
    }

    /** The ids of all hospital arrivals that the hub holds. */
    private static List<String> arrivals(final Api api) {
        final List<String> ids = new ArrayList<>();
        api.json("api/v1/events?limit=500").path("items").forEach(event -> {
            if (event.path("type").asText().endsWith("hospital-arrival")) {
                ids.add(event.path("id").asText());
            }
        });
        return ids;
    }
}
