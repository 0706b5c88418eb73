// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.doorclock.tls.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From an empty folder to a door that publishes by its own certificate and renews it under traffic: the authority, its
 * enrolment server, the spreadsheet's bundle, the hub with its broker and the door, all real programs.
 */
class EnrolledDoorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long READY = 120;
    private static final String DEVICE = "dc-0042";

    @TempDir
    private Path root;

    private final TestBands bands = new TestBands();
    private final Echo echo = new Echo();

    @Test
    void aDoorEnrolsFromItsBundleAndRenewsUnderTrafficAndEveryEventIsAtTheHubOnce() throws Exception {
        try (Deployment system =
                new Deployment(root.resolve("system"), Map.of("clock.trust", "host", "http.port", "0"))) {
            provision("init", "--name", "Test Trust");
            provision("server", "enrol", "--san", "localhost");
            provision("server", "hub", "--san", "localhost", "--san", "127.0.0.1");
            try (Program enrolmentServer = serve(system)) {
                final URI est = URI.create(enrolmentServer.awaitReady(READY));
                final HubAddress hub = HubAddress.of(system.hub(
                                Map.of(
                                        "mqtt.port",
                                        "0",
                                        "mqtt.tls",
                                        serverFolder("hub").toString(),
                                        "mqtt.crl",
                                        authority().resolve("crl.pem").toString()),
                                line -> {})
                        .awaitReady(READY));
                final Path bundle = bundle("https://localhost:" + est.getPort(), hub.mqtt());
                final Map<String, String> settings = settings(bundle);

                enrol(system, bundle, settings, hub);
                assertThat(bundle.resolve("token")).doesNotExist();
                final Identity first = Identity.read(identity());
                assertTrafficGoesThroughARenewal(system, settings, hub, first);
            }
        }
    }

    private void assertTrafficGoesThroughARenewal(
            final Deployment system, final Map<String, String> settings, final HubAddress hub, final Identity first)
            throws Exception {
        final Program door = system.door(DEVICE, hub.mqtt(), settings, List.of("--stdin", "--echo"), echo);
        door.awaitReady(READY);
        final Api api = new Api(hub.http(), system.token());
        final Instant giveUp = Instant.now().plus(PATIENCE);
        while (!isSettledAnew(first) && Instant.now().isBefore(giveUp)) {
            scan(door, 1);
        }
        scan(door, 10);

        final Identity second = Identity.read(identity());
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(second.certificate().getSubjectX500Principal())
                .isEqualTo(first.certificate().getSubjectX500Principal());
        final long acknowledged = echo.recorded();
        await().atMost(PATIENCE).until(() -> arrivals(api).size() >= acknowledged);
        assertThat(arrivals(api)).hasSize((int) acknowledged).doesNotHaveDuplicates();
        assertThat(system.root().resolve(DEVICE + ".log"))
                .content()
                .containsOnlyOnce("The certificate is renewed")
                .doesNotContain("refuses");
        await().atMost(PATIENCE)
                .until(() -> api.json("api/v1/devices")
                        .findValues("certificateExpires")
                        .toString()
                        .contains(second.until().toString()));
    }

    /** The new identity has been let in by the broker: there is no other any more. */
    private boolean isSettledAnew(final Identity first) throws IOException {
        return !Files.exists(identity().resolve("cert.previous.pem"))
                && !Files.exists(identity().resolve("key.next.pem"))
                && !Identity.read(identity()).equals(first);
    }

    private void enrol(
            final Deployment system, final Path bundle, final Map<String, String> settings, final HubAddress hub)
            throws Exception {
        final String file = system.doorFile(DEVICE, hub.mqtt(), settings);
        final List<String> arguments = List.of(
                "door",
                "enrol",
                "--config",
                file,
                "--ca",
                bundle.resolve("ca.pem").toString(),
                "--token-file",
                bundle.resolve("token").toString());
        assertThat(Program.runToEnd("enrol", root.resolve("enrol.log"), arguments))
                .singleElement()
                .asString()
                .startsWith("demo/dc-0042 is enrolled now.");
        assertThat(Program.runToEnd("enrol", root.resolve("enrol.log"), arguments))
                .singleElement()
                .asString()
                .startsWith("demo/dc-0042 is enrolled already.");
    }

    /** The bundle's own configuration, but for the folders, and for a clock on which 21 of the certificate's days are over. */
    private Map<String, String> settings(final Path bundle) throws IOException {
        final Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle.resolve("door.properties"))) {
            properties.load(reader);
        }
        final Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        List.of("data", "screen.command", "log.folder", "reader.devices").forEach(settings::remove);
        settings.put("identity", identity().toString());
        settings.put("keys", root.resolve("door-keys").toString());
        settings.put("clock.rate", "2");
        settings.put(
                "clock.origin",
                Instant.now()
                        .minus(Duration.ofDays(21))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        return settings;
    }

    private Path bundle(final String est, final String broker) throws Exception {
        Files.writeString(root.resolve("site.properties"), """
                est.url=%s
                broker=%s
                hub.url=https://hub.example
                """.formatted(est, broker));
        final Path sheet = Files.writeString(root.resolve("doors.csv"), """
                asset_tag,site,door,room,kind,mac,network,address,ntp,phone
                DC-0042,demo,ed1,ED 1,ed-door,,dhcp,,ntp.example,4417
                """);
        provision("build", sheet.toString(), "--out", root.resolve("bundles").toString());
        return root.resolve("bundles/DC-0042/doorclock");
    }

    private Program serve(final Deployment system) throws StartException {
        return Program.start(
                "serve",
                root.resolve("serve.log"),
                line -> {},
                List.of(
                        "provision",
                        "serve",
                        "--authority",
                        authority().toString(),
                        "--passphrase-file",
                        passphrase(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--keys",
                        system.root().resolve("keys").toString()));
    }

    private void provision(final String command, final String... more) throws StartException {
        final List<String> arguments = new ArrayList<>(List.of("provision", command));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--authority", authority().toString(), "--passphrase-file", passphrase()));
        Program.runToEnd("provision " + command, root.resolve("provision.log"), arguments);
    }

    /** Key, certificate and authorities as the hub wants them together. */
    private Path serverFolder(final String name) throws IOException {
        final Path folder = Files.createDirectories(root.resolve("hub-identity"));
        Files.copy(authority().resolve("servers/" + name + ".key"), folder.resolve("key.pem"));
        Files.copy(authority().resolve("servers/" + name + ".crt"), folder.resolve("cert.pem"));
        Files.copy(authority().resolve("ca.pem"), folder.resolve("ca.pem"));
        Files.setPosixFilePermissions(folder.resolve("key.pem"), PosixFilePermissions.fromString("rw-------"));
        return folder;
    }

    private String passphrase() {
        final Path file = root.resolve("passphrase");
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, "a passphrase for a test alone\n");
            }
            return file.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path authority() {
        return root.resolve("authority");
    }

    private Path identity() {
        return root.resolve("identity");
    }

    private void scan(final Program door, final int scans) {
        for (int i = 0; i < scans; i++) {
            final int before = echo.count();
            door.type(bands.next());
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> echo.count() > before);
        }
    }

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
