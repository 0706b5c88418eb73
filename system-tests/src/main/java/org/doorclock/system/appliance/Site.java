// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.doorclock.system.StartException;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;

/** What surrounds the door under test: a real hub with its broker, the switch between, keys and configuration. */
final class Site implements AutoCloseable {

    private static final long READY_SECONDS = 120;
    private static final long HOLDING_ATTEMPTS = 6000;
    private static final long HOLDING_PAUSE_MILLIS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path work;
    private final Deployment deployment;
    private final HubAddress hub;
    private final Program hubProgram;
    private final Switch network;
    private final Path config;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * Starts the hub.
     *
     * @param name of the door and its device; {@code ct...} is a CT door, any other an ED door
     * @param settings of the door, beside those that a campaign always has
     */
    Site(final Path work, final String name, final Map<String, String> settings) throws IOException, StartException {
        this.work = work;
        deployment = new Deployment(work, Map.of("clock.trust", "host", "http.port", "0"));
        hubProgram = deployment.hub(Map.of("mqtt.port", "0"), line -> {});
        hub = HubAddress.of(hubProgram.awaitReady(READY_SECONDS));
        final URI broker = URI.create(hub.mqtt());
        final Map<String, String> door = new TreeMap<>(settings);
        door.put("data", "/data/door");
        door.put("storage.low-mib", "1");
        door.put("keys", Guest.seen(keys()));
        network =
                new Switch(InetAddress.getByName(Tap.HOST), new InetSocketAddress(broker.getHost(), broker.getPort()));
        config = Path.of(deployment.doorFile(name, "tcp://" + Tap.HOST + ":" + network.port(), door));
    }

    Path keys() {
        return work.toAbsolutePath().resolve("keys");
    }

    Path config() {
        return config;
    }

    Switch network() {
        return network;
    }

    /** Whether the hub says that it holds everything of the door's up to this event and misses nothing. */
    boolean holdsAllUpTo(final String epoch, final long seq) throws IOException, InterruptedException {
        final HttpRequest request = HttpRequest.newBuilder(URI.create(hub.http() + "api/v1/devices"))
                .header("Authorization", "Bearer " + deployment.token())
                .build();
        final JsonNode door = JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .at("/items/0");
        return door.path("epoch").asText().equals(epoch)
                && door.path("last").asLong() >= seq
                && door.path("gaps").isEmpty();
    }

    /**
     * Waits until the hub holds everything up to the event of which a door said this.
     *
     * @throws StartException if it does not come
     */
    void awaitHolding(final JsonNode outcome) throws IOException, StartException, InterruptedException {
        final String id = outcome.path("id").asText();
        final String epoch = id.substring(0, Math.max(0, id.lastIndexOf('/')));
        for (long i = 0; !holdsAllUpTo(epoch, outcome.path("seq").asLong()); i++) {
            if (i > HOLDING_ATTEMPTS) {
                throw new StartException("the hub does not hold the event");
            }
            Thread.sleep(HOLDING_PAUSE_MILLIS);
        }
    }

    /** Stops the hub and reads what it has stored. */
    HubStore stopAndRead() throws IOException {
        hubProgram.close();
        return HubStore.read(work.resolve("hub"));
    }

    @Override
    public void close() throws IOException {
        network.close();
        deployment.close();
        client.close();
    }
}
