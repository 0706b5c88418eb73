// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorclock.system.broker.GuardedMosquitto;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.tls.Identity;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A device's whole life, from a row of a spreadsheet to the skip, with real programs: authority and enrolment server, hub,
 * broker, doors.
 */
class DeviceLifeTest {

    private static final Duration BETWEEN_PATIENTS = Duration.ofMillis(400);
    private static final long READY = 120;

    /** Its renewal is due after about 50 s: time enough to commission a door before it, and to renew after. */
    private static final String SHORT = "75s";

    /** Nothing of the new device's ends while the test lasts, however slow the computer is. */
    private static final String USUAL = "30d";

    private static final String MOSQUITTO = "Mosquitto";

    private static final String OLD = "DC-0042";
    private static final String NEW = "DC-0077";

    @TempDir
    private Path root;

    private final TestBands bands = new TestBands();
    private Api api;

    @ParameterizedTest
    @ValueSource(strings = {"the hub's own broker", MOSQUITTO})
    void aDeviceIsBuiltEnrolledCommissionedRenewedUnderTrafficSwappedAndRetiredAndNoEventIsLost(final String broker)
            throws Exception {
        final Path system = root.resolve("system");
        try (Deployment deployment = new Deployment(system, Map.of("clock.trust", "host", "http.port", "0"));
                Estate estate = new Estate(root.resolve("estate"), system.resolve("keys"), SHORT);
                Guarded mosquitto = Guarded.by(broker, estate, root.resolve("mosquitto"))) {
            final HubAddress hub = HubAddress.of(deployment
                    .hub(hubsSettings(estate, mosquitto.broker()), line -> {})
                    .awaitReady(READY));
            api = new Api(hub.http(), deployment.token());
            estate.tell(hub.http(), deployment.tokenFile());
            final String devices =
                    mosquitto.broker().map(GuardedMosquitto::devices).orElse(hub.mqtt());
            try (CutProxy network = new CutProxy(URI.create(devices).getPort());
                    CardDoor old = device(estate, OLD, network);
                    CardDoor fresh = new CardDoor(estate.device(NEW), bands)) {
                commission(old, network);
                renewUnderTraffic(old);
                estate.serveAnew(USUAL);
                swap(estate, old, fresh, network);
                retire(estate, fresh, broker.equals(MOSQUITTO));
            }
        }
    }

    private CardDoor device(final Estate estate, final String tag, final CutProxy network) throws Exception {
        final CardDoor door = new CardDoor(estate.device(tag), bands);
        estate.card(tag, network.tlsUrl());
        assertThat(standing(tag)).isEqualTo("planned, never-seen");
        door.enrol();
        door.start();
        return door;
    }

    /** A self-test that passed, and somebody's word for it: only then what it records counts. */
    private void commission(final CardDoor door, final CutProxy network) {
        door.scan();
        await().until(() -> arrivals(OLD).size() == 1);
        assertThat(arrivals(OLD).getFirst().path("notCommissioned").asBoolean()).isTrue();

        order(OLD, "self-test");
        door.takeSelfTest(network);
        await().until(() -> api.json(path(OLD)).at("/selfTest/passed").asBoolean());
        assertThat(stand(OLD, "commissioned")).isEqualTo(201);
    }

    private void renewUnderTraffic(final CardDoor door) throws Exception {
        final Identity first = door.identity();
        await().pollInterval(BETWEEN_PATIENTS).until(() -> {
            door.scan();
            return door.hasRenewed(first);
        });
        door.scan();

        final Identity second = door.identity();
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(second.certificate().getSubjectX500Principal())
                .isEqualTo(first.certificate().getSubjectX500Principal());
        assertEverySavedScanIsAtTheHubOnce(door, OLD);
        assertThat(arrivals(OLD).getLast().has("notCommissioned")).isFalse();
        await().until(() -> !api.json(path(OLD))
                .path("certificateExpires")
                .asText()
                .equals(first.until().toString()));
        assertThat(door.log()).content().doesNotContain("refuses");
    }

    /** The old one is revoked and the new one planned in one step; the door goes on as the same door. */
    private void swap(final Estate estate, final CardDoor old, final CardDoor fresh, final CutProxy network)
            throws Exception {
        final int delivered = old.patients();
        assertThat(estate.swap(OLD, NEW)).contains("Door ct1: demo/dc-0042 is retired, demo/dc-0077 takes its place.");
        assertThat(standing(OLD)).startsWith("retired, ");
        assertThat(standing(NEW)).isEqualTo("planned, never-seen");
        await().until(() -> !old.isConnected());
        old.scan();

        estate.card(NEW, network.tlsUrl());
        fresh.enrol();
        fresh.start();
        fresh.scan();
        assertEverySavedScanIsAtTheHubOnce(fresh, NEW);

        assertThat(old.isConnected()).as("who was swapped stays out").isFalse();
        assertThat(arrivals(OLD)).hasSize(delivered);
        assertThat(doors()).as("both are the history of one door").containsExactly("ct1");
    }

    /** All it holds is delivered, then nothing of it is left but the mark that says so; it starts as a door no more. */
    private void retire(final Estate estate, final CardDoor door, final boolean isKilled) throws Exception {
        door.scan();
        order(NEW, "retire");
        if (isKilled) {
            await().pollInterval(Duration.ofMillis(20)).until(door::isBoundToRetire);
            door.kill();
        } else {
            await().until(() -> !door.isRunning());
            assertThat(door.left()).containsExactly(door.mark());
            await().untilAsserted(() -> assertThat(standing(NEW)).startsWith("retired, "));
        }
        assertEverySavedScanIsAtTheHubOnce(door, NEW);

        door.start();
        assertThat(door.headline()).isEqualTo("Retired");
        assertThat(door.left()).containsExactly(door.mark());
        assertThat(estate.retire(NEW))
                .anyMatch(line -> line.startsWith("demo/dc-0077 (DC-0077): retired ") && line.endsWith(" ct1 is free."))
                .anyMatch(line -> line.startsWith(
                                "Its data was not encrypted. The device said that it overwrites and deletes it;")
                        || isKilled && line.startsWith("What became of its data is not known here"));
        assertThat(standing(NEW)).startsWith("retired, ");
    }

    private void assertEverySavedScanIsAtTheHubOnce(final CardDoor door, final String tag) {
        final int saved = door.patients();
        await().untilAsserted(() -> assertThat(arrivals(tag).size())
                .as(() -> standing(tag) + " | " + door.lastWords())
                .isGreaterThanOrEqualTo(saved));
        assertThat(arrivals(tag).stream().map(event -> event.path("id").asText()))
                .hasSize(saved)
                .doesNotHaveDuplicates();
    }

    private List<JsonNode> arrivals(final String tag) {
        return arrivals().stream()
                .filter(event -> event.path("device").asText().equals(device(tag)))
                .toList();
    }

    private Set<String> doors() {
        return arrivals().stream().map(event -> event.at("/data/door").asText()).collect(Collectors.toSet());
    }

    private List<JsonNode> arrivals() {
        return api.json("api/v1/events?limit=500")
                .path("items")
                .valueStream()
                .filter(event -> event.path("type").asText().endsWith("door-arrival"))
                .toList();
    }

    private void order(final String tag, final String command) {
        assertThat(api.post(path(tag) + "/commands", "application/json", "{\"command\":\"" + command + "\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    private int stand(final String tag, final String standing) {
        return api.post(
                        path(tag) + "/standing",
                        "application/json",
                        "{\"standing\":\"" + standing + "\",\"note\":\"tested at the door\"}")
                .statusCode();
    }

    private String standing(final String tag) {
        final JsonNode device = api.json(path(tag));
        return device.path("standing").asText() + ", "
                + device.path("condition").asText();
    }

    private static String path(final String tag) {
        return "api/v1/devices/demo/" + device(tag);
    }

    private static String device(final String tag) {
        return tag.toLowerCase(java.util.Locale.ROOT);
    }

    private Map<String, String> hubsSettings(final Estate estate, final Optional<GuardedMosquitto> mosquitto)
            throws Exception {
        final Map<String, String> settings = new HashMap<>(Map.of("devices.commissioned-only", "true"));
        if (mosquitto.isPresent()) {
            settings.put("broker.url", mosquitto.get().hub());
            settings.put("broker.identity", estate.client("doorclock-hub").toString());
        } else {
            settings.put("mqtt.port", "0");
            settings.put("mqtt.tls", estate.server("hub").toString());
            settings.put("mqtt.crl", estate.crl().toString());
            settings.put("tls.look", "200ms");
        }
        return settings;
    }

    /** Mosquitto, or nothing: then it is the hub's own broker. */
    private record Guarded(Optional<GuardedMosquitto> broker) implements AutoCloseable {

        static Guarded by(final String broker, final Estate estate, final Path folder) throws Exception {
            return new Guarded(
                    broker.equals(MOSQUITTO)
                            ? Optional.of(GuardedMosquitto.start(
                                    Files.createDirectories(folder),
                                    estate.server("broker"),
                                    estate.crl(),
                                    estate.authority()))
                            : Optional.empty());
        }

        @Override
        public void close() {
            broker.ifPresent(GuardedMosquitto::close);
        }
    }
}
