// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network goes and comes back: the door goes on as if nothing were, then drains. */
class NetworkCutTest {

    @TempDir
    private Path root;

    @Test
    void theDoorGoesOnWhileTheNetworkIsCutAndDrainsAfterwards() throws Exception {
        final TestBands bands = new TestBands();
        final Echo echo = new Echo();
        try (Deployment system = new Deployment(root, Map.of("clock.trust", "host", "http.port", "0"))) {
            final HubAddress hub = HubAddress.of(
                    system.hub(Map.of("mqtt.port", "0"), line -> {}).awaitReady(60));
            final Api api = new Api(hub.http(), system.token());
            try (CutProxy network = new CutProxy(URI.create(hub.mqtt()).getPort())) {
                final Program door = system.door("ed1", network.url(), Map.of(), List.of("--stdin", "--echo"), echo);
                final Api screen = new Api(door.awaitReady(60));
                door.type(bands.next());
                await().until(() -> arrivals(api) == 1);

                network.cut();
                for (int i = 0; i < 40; i++) {
                    door.type(bands.next());
                }
                await().until(() -> echo.recorded() == 41);
                await().until(() -> "offline"
                        .equals(screen.json("api/screen").at("/link/state").asText()));
                assertThat(arrivals(api)).isEqualTo(1);

                network.mend();
                await().until(() -> arrivals(api) == 41);
                await().until(() -> "connected"
                        .equals(screen.json("api/screen").at("/link/state").asText()));
            }
        }
    }

    private static int arrivals(final Api api) {
        return (int) api.json("api/v1/events?limit=500").path("items").findValuesAsText("type").stream()
                .filter(type -> type.endsWith("hospital-arrival"))
                .count();
    }
}
