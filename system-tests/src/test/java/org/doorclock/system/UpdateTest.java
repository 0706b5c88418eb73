// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.ReleaseDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code provision init} to doors that run a new version: signed, offered, fetched, tried, taken back, stopped; killed on the way. */
class UpdateTest {

    private static final long READY = 120;
    private static final String GOOD = "0.1.1";
    private static final String DEAF = "0.1.2";
    private static final String DEAD = "0.1.3";

    @TempDir
    private Path root;

    private final Patients patients = new Patients();
    private Deployment system;
    private ReleaseDesk desk;
    private HubAddress hub;
    private Api api;

    @BeforeEach
    void begin() throws Exception {
        system = new Deployment(root.resolve("system"), Map.of("clock.trust", "host", "http.port", "0"));
        desk = ReleaseDesk.open(root);
        hub = HubAddress.of(system.hub(
                        Map.of("mqtt.port", "0", "releases.trust", desk.trust().toString()), line -> {})
                .awaitReady(READY));
        api = new Api(hub.http(), system.token());
    }

    @AfterEach
    void end() {
        system.close();
    }

    @Test
    void aDoorTakesANewVersionUnderTrafficAndLeavesOneThatDoesNotReachTheHub() throws Exception {
        release(GOOD, Map.of());
        release(DEAF, Map.of("doorclock/v1/", "doorclock/vX/"));
        try (RestartedDoor door = door("ed1")) {
            patients.comeUntil(door, () -> patients.saved() >= 5);
            system.hubCommand("release", "offer", GOOD, "--door", "demo/ed1");
            patients.comeUntil(door, () -> standing(GOOD, "ed1").equals("running"));
            assertThat(version("ed1")).isEqualTo(GOOD);
            assertThat(door.starts()).isEqualTo(2);

            system.hubCommand("release", "offer", DEAF, "--site", "demo");
            patients.comeUntil(door, () -> standing(DEAF, "ed1").equals("rolled-back"));
            assertThat(version("ed1")).isEqualTo(GOOD);
            assertThat(door.starts()).isEqualTo(4);
            assertThat(api.json("api/v1/devices").at("/items/0/update/text").asText())
                    .contains("the hub is out of reach");
            assertThat(api.ask("fleet").body()).contains(DEAF + " was taken back: the hub is out of reach");

            system.hubCommand("release", "stop", DEAF);
            system.hubCommand("release", "offer", GOOD, "--all");
            try (RestartedDoor next = door("ed2")) {
                await().until(() -> standing(GOOD, "ed2").equals("running"));
                assertThat(standing(DEAF, "ed2")).isEmpty();
                assertThat(next.starts()).isEqualTo(2);
                assertThat(system.releases("ed2").resolve(DEAF)).doesNotExist();
            }
            patients.comeUntil(door, () -> standing(GOOD, "ed1").equals("running"));
            patients.assertNoneIsLost(api);
        }
        assertThat(system.root().resolve("ed1.log"))
                .content()
                .contains("Version " + GOOD + " has proved itself")
                .contains("Version " + DEAF + " has not proved itself: the hub is out of reach");
    }

    @Test
    void aDoorThatIsKilledAtEveryStageComesUpAndNeverTriesAVersionTwice() throws Exception {
        release(GOOD, Map.of());
        release(DEAD, Map.of());
        try (RestartedDoor door = door("ed1")) {
            patients.comeUntil(door, () -> patients.saved() >= 3);
            system.hubCommand("release", "offer", GOOD, "--all");
            killWhen(door, () -> anyOf(system.releases("ed1"), "fetching-"));
            killWhen(door, () -> Files.exists(system.releases("ed1").resolve(GOOD + "/door")));
            killWhen(door, () -> Files.exists(system.releases("ed1").resolve("trial")));
            patients.comeUntil(door, () -> standing(GOOD, "ed1").equals("running"));

            system.hubCommand("release", "offer", DEAD, "--all");
            killWhen(door, () -> Files.exists(system.releases("ed1").resolve("on-trial")));
            patients.comeUntil(door, () -> standing(DEAD, "ed1").equals("rolled-back"));
            assertThat(version("ed1")).isEqualTo(GOOD);
            killWhen(door, () -> true);
            patients.comeUntil(door, () -> standing(DEAD, "ed1").equals("rolled-back"));
            assertThat(version("ed1")).isEqualTo(GOOD);
            patients.assertNoneIsLost(api);
        }
    }

    private static void killWhen(final RestartedDoor door, final BooleanSupplier seen) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(3)).until(seen::getAsBoolean);
        door.kill();
    }

    private static boolean anyOf(final Path folder, final String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(prefix));
        } catch (IOException e) {
            return false;
        }
    }

    private RestartedDoor door(final String name) {
        return new RestartedDoor(system, name, hub.mqtt(), RestartedDoor.taking(desk), patients.echo());
    }

    /** What the hub says of a device and a release; empty if nothing. */
    private String standing(final String version, final String device) {
        for (final JsonNode release : api.json("api/v1/releases").path("items")) {
            for (final JsonNode one : release.path("devices")) {
                if (release.path("version").asText().equals(version)
                        && one.path("device").asText().equals(device)) {
                    return one.path("state").asText();
                }
            }
        }
        return "";
    }

    private String version(final String device) {
        for (final JsonNode one : api.json("api/v1/devices").path("items")) {
            if (one.path("device").asText().equals(device)) {
                return one.path("version").asText();
            }
        }
        return "";
    }

    private void release(final String version, final Map<String, String> texts) throws Exception {
        system.hubCommand("release", "add", desk.release(version, texts).toString());
    }
}
