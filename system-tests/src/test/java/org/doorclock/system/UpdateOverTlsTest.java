// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.Gate;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.ReleaseDesk;
import org.doorclock.testing.OpensslAuthority;
import org.doorclock.tls.ClientTls;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A door fetches a release by HTTPS: from pages that its own authority vouches for, and showing who it is where that is asked. */
class UpdateOverTlsTest {

    private static final long READY = 120;
    private static final String GOOD = "0.1.1";

    @TempDir
    private Path root;

    private final Patients patients = new Patients();
    private Api api;

    @Test
    void aReleaseComesByHttpsFromPagesOfTheDoorsOwnAuthorityAndFromNoOthers() throws Exception {
        final OpensslAuthority authority = new OpensslAuthority(root.resolve("authority-of-tls"));
        final OpensslAuthority foreign = new OpensslAuthority(root.resolve("foreign"));
        final Path server = authority.server("hub");
        final Trust trust = Trust.read(authority.authorities());
        final ReleaseDesk desk = ReleaseDesk.open(root);
        try (Deployment system =
                        new Deployment(root.resolve("system"), Map.of("clock.trust", "host", "http.port", "0"));
                Gate gate = new Gate("localhost", Identity.read(foreign.server("hub")), trust)) {
            final HubAddress hub = HubAddress.of(system.hub(
                            Map.of(
                                    "mqtt.port",
                                    "0",
                                    "mqtt.tls",
                                    server.toString(),
                                    "mqtt.crl",
                                    authority.crl().toString(),
                                    "http.tls",
                                    server.toString(),
                                    "releases.trust",
                                    desk.trust().toString(),
                                    "releases.url",
                                    gate.url().toString()),
                            line -> {})
                    .awaitReady(READY));
            gate.leadTo(URI.create(hub.http()));
            api = new Api(hub.http(), system.token(), client(trust));
            system.hubCommand("release", "add", desk.release(GOOD, Map.of()).toString());
            try (RestartedDoor door = door(system, hub, desk, authority.client("demo/ed1"))) {
                patients.comeUntil(door, () -> patients.saved() >= 2);
                system.hubCommand("release", "offer", GOOD, "--all");
                patients.comeUntil(
                        door,
                        () -> update().path("text")
                                .asText()
                                .contains("its certificate is not of the authority in ca.pem"));
                assertThat(update().path("state").asText()).isEqualTo("fetching");
                assertThat(gate.seen()).isEmpty();

                gate.use(Identity.read(server));
                assertThatThrownBy(() -> new Api(gate.url().toString(), "", client(trust)).ask("sign-in"))
                        .isInstanceOf(UncheckedIOException.class);
                patients.comeUntil(door, () -> update().path("state").asText().equals("running"));
                assertThat(device().path("version").asText()).isEqualTo(GOOD);
                assertThat(gate.seen()).containsExactly("CN=demo/ed1");
                patients.assertNoneIsLost(api);
            }
        }
    }

    private RestartedDoor door(
            final Deployment system, final HubAddress hub, final ReleaseDesk desk, final Path identity) {
        final Map<String, String> settings = new HashMap<>(RestartedDoor.taking(desk));
        settings.put("identity", identity.toString());
        return new RestartedDoor(system, "ed1", hub.mqtt(), settings, patients.echo());
    }

    private static HttpClient client(final Trust trust) {
        return HttpClient.newBuilder().sslContext(ClientTls.context(trust)).build();
    }

    private JsonNode update() {
        return device().path("update");
    }

    private JsonNode device() {
        return api.json("api/v1/devices").at("/items/0");
    }
}
