// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.doorclock.system.broker.GuardedMosquitto;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.doorclock.testing.OpensslAuthority;
import org.doorclock.tls.ClientTls;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A door and a hub, real programs, that know one another by certificates. */
class DoorOverTlsTest {

    private static final long READY = 90;
    private static final String DEVICE = Deployment.SITE + "/ed1";

    @TempDir
    private Path root;

    private final TestBands bands = new TestBands();
    private final Echo echo = new Echo();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noEventIsLostWhileACertificateIsReplacedAndTheOldOneRevoked(final boolean embedded) throws Exception {
        final OpensslAuthority authority = new OpensslAuthority(root.resolve("authority"));
        final Path server = authority.server("hub");
        final Path first = authority.client(DEVICE);
        final Path second = authority.client(DEVICE);
        final Path identity = copy(first, Files.createDirectories(root.resolve("identity")));
        try (Deployment system =
                        new Deployment(root.resolve("system"), Map.of("clock.trust", "host", "http.port", "0"));
                Broker broker = embedded ? Broker.ofTheHub(server, authority) : Broker.mosquitto(root, authority)) {
            final HubAddress hub =
                    HubAddress.of(system.hub(broker.hubsSettings(), line -> {}).awaitReady(READY));
            final Program door = system.door(
                    "ed1",
                    broker.devices().orElse(hub.mqtt()),
                    Map.of("identity", identity.toString()),
                    List.of("--stdin", "--echo"),
                    echo);
            final Api screen = new Api(door.awaitReady(READY));
            final Api api = new Api(hub.http(), system.token());
            scan(door, 5);
            assertAllOnceAt(api);

            authority.revoke(first);
            await().until(() -> !isConnected(screen));
            scan(door, 3);
            assertThat(Patients.arrivals(api)).hasSize(5);

            copy(second, identity);
            scan(door, 2);
            assertAllOnceAt(api);
        }
    }

    @Test
    void pagesAndApiAreThereByTlsAloneAndTakeUpANewCertificate() throws Exception {
        final OpensslAuthority authority = new OpensslAuthority(root.resolve("authority"));
        final Path server = copy(authority.server("hub"), Files.createDirectories(root.resolve("server")));
        final Trust trust = Trust.read(authority.authorities());
        try (Deployment system =
                new Deployment(root.resolve("system"), Map.of("clock.trust", "host", "http.port", "0"))) {
            final HubAddress hub = HubAddress.of(
                    system.hub(Map.of("mqtt.port", "0", "http.tls", server.toString(), "tls.look", "200ms"), line -> {})
                            .awaitReady(READY));
            final Api api = new Api(hub.http(), system.token(), client(trust));

            final HttpResponse<String> page = api.ask("sign-in");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
            assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Host-")
                    .contains("; Secure");
            assertThat(api.ask("api/v1/measures").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> new Api(hub.http(), system.token()).ask("sign-in"))
                    .isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> new Api(hub.http().replace("https://", "http://"), system.token()).ask("sign-in"))
                    .isInstanceOf(UncheckedIOException.class);

            final Path renewed = authority.server("hub");
            copy(renewed, server);
            final X509Certificate expected = Identity.read(renewed).certificate();
            await().until(() -> shown(hub, trust).equals(expected));
        }
    }

    /** Which broker, and what a hub must be told of it. */
    private record Broker(Optional<GuardedMosquitto> outside, Map<String, String> hubsSettings)
            implements AutoCloseable {

        static Broker ofTheHub(final Path server, final OpensslAuthority authority) {
            return new Broker(
                    Optional.empty(),
                    Map.of(
                            "mqtt.port",
                            "0",
                            "mqtt.tls",
                            server.toString(),
                            "mqtt.crl",
                            authority.crl().toString(),
                            "tls.look",
                            "200ms"));
        }

        static Broker mosquitto(final Path root, final OpensslAuthority authority) throws Exception {
            final Path folder = Files.createDirectories(root.resolve("mosquitto"));
            final Path devices = Files.writeString(folder.resolve("devices"), DEVICE + "\n");
            final GuardedMosquitto started =
                    GuardedMosquitto.start(folder, authority.server("broker"), authority.crl(), devices);
            return new Broker(
                    Optional.of(started),
                    Map.of(
                            "broker.url",
                            started.hub(),
                            "broker.identity",
                            authority.client("doorclock-hub").toString()));
        }

        Optional<String> devices() {
            return outside.map(GuardedMosquitto::devices);
        }

        @Override
        public void close() {
            outside.ifPresent(GuardedMosquitto::close);
        }
    }

    private void scan(final Program door, final int scans) {
        for (int i = 0; i < scans; i++) {
            final int before = echo.count();
            door.type(bands.next());
            await().until(() -> echo.count() > before);
        }
    }

    private void assertAllOnceAt(final Api api) {
        final long acknowledged = echo.recorded();
        await().until(() -> Patients.arrivals(api).size() >= acknowledged);
        assertThat(Patients.arrivals(api)).hasSize((int) acknowledged).doesNotHaveDuplicates();
    }

    /** By what the door itself shows, as the hub takes 30 s without a heartbeat to say that a device is offline. */
    private static boolean isConnected(final Api screen) {
        return screen.json("api/screen").at("/link/state").asText().equals("connected");
    }

    /** Key and certificate go one after the other, as they do on a real disk. */
    private static Path copy(final Path from, final Path to) throws IOException {
        for (final String file : List.of(Identity.KEY_FILE, Identity.CERTIFICATE_FILE, Trust.AUTHORITIES_FILE)) {
            Files.copy(
                    from.resolve(file),
                    to.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        return to;
    }

    private static HttpClient client(final Trust trust) {
        return HttpClient.newBuilder().sslContext(ClientTls.context(trust)).build();
    }

    private static Object shown(final HubAddress hub, final Trust trust) throws Exception {
        final URI page = URI.create(hub.http() + "sign-in");
        try (HttpClient fresh = client(trust)) {
            final SSLSession session = fresh.send(
                            java.net.http.HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
                    .sslSession()
                    .orElseThrow();
            return session.getPeerCertificates()[0];
        }
    }
}
