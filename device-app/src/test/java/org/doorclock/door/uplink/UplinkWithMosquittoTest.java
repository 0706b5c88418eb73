// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.doorclock.testing.Mosquitto;
import org.doorclock.time.ClockSource;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.doorclock.wire.Topics.DeviceTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UplinkWithMosquittoTest {

    private static final UplinkSettings.Pace BRISK = new UplinkSettings.Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofMillis(50),
            Duration.ofMillis(400));

    private final MemoryOutbox outbox = new MemoryOutbox();
    private final List<LinkState> states = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService scans = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private Mosquitto broker;
    private CuttableNetwork network;
    private MqttHub hub;
    private Uplink uplink;

    @BeforeEach
    void startAll(@TempDir final Path directory) throws Exception {
        broker = Mosquitto.start(directory);
        network = new CuttableNetwork(broker.port());
        hub = new MqttHub(broker.port());
        outbox.append(3_000);
        uplink = new Uplink(
                new UplinkSettings(
                        URI.create("tcp://127.0.0.1:" + network.port()),
                        MqttHub.SITE,
                        MqttHub.DEVICE,
                        UplinkSettings.Window.DEFAULT,
                        BRISK),
                NoCredentials.NONE,
                outbox,
                () -> new DeviceState(
                        DeviceState.Phase.READY, "ct1", "CT 1", "ct-door", outbox.epoch(), outbox.last(), "0.1.0"),
                () -> new Health(outbox.epoch(), outbox.last(), 0, 0, ClockSource.NTP, 1, 1, true),
                board -> {},
                states::add,
                clock -> {},
                new OrderBox(order -> {}),
                new SystemTimeSource(ClockTrust.HOST),
                new Random(1));
        uplink.start();
        scans.scheduleAtFixedRate(
                () -> {
                    outbox.append(1);
                    uplink.appended();
                },
                0,
                10,
                TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stopAll() throws Exception {
        scans.shutdownNow();
        uplink.close();
        hub.close();
        network.close();
        broker.close();
    }

    @Test
    void nothingIsLostWhenTheBrokerIsKilledInTheMiddleOfTraffic() throws Exception {
        for (int kill = 0; kill < 6; kill++) {
            moreIsDelivered(150);
            broker.kill();
            moreIsScanned(40);
            broker.start();
        }
        everythingArrives();
        await().untilAsserted(() -> assertThat(threadsOf("MQTT")).isLessThan(20));
    }

    @Test
    void nothingIsLostWhenTheHubIsKilledInTheMiddleOfTraffic() {
        for (int kill = 0; kill < 6; kill++) {
            moreIsDelivered(150);
            hub.crash();
        }
        everythingArrives();
    }

    @Test
    void aCutNetworkIsNoticedAndWhatWasScannedMeanwhileArrivesAfterwards() {
        for (int cut = 0; cut < 2; cut++) {
            moreIsDelivered(150);
            await().until(() -> states.getLast() == LinkState.CONNECTED);
            network.cut();
            await().until(() -> states.getLast() == LinkState.OFFLINE);
            moreIsScanned(40);
            network.mend();
        }
        everythingArrives();
    }

    @Test
    void theBrokerSaysThatTheDeviceIsLostWhenTheConnectionBreaksAndReadyWhenItIsBack() {
        await().until(() -> said("ready"));
        network.cut();
        network.dropAll();
        await().until(() -> said("lost"));
        network.mend();
        await().until(() -> said("ready"));
    }

    @Test
    void takingLeaveLeavesNoRetainedClaimToBeReady() {
        await().until(() -> said("ready"));
        uplink.close();
        await().until(() -> said("lost"));
        assertThat(threadsOf("uplink")).isZero();
    }

    private boolean said(final String state) {
        final byte[] last = hub.heard.get(DeviceTopic.STATE.of(MqttHub.SITE, MqttHub.DEVICE));
        return last != null && new String(last, UTF_8).contains("\"state\":\"" + state + "\"");
    }

    private void moreIsDelivered(final int events) {
        final long before = outbox.delivered();
        await().until(() -> outbox.delivered() >= before + events);
    }

    private void moreIsScanned(final int events) {
        final long before = outbox.last();
        await().until(() -> outbox.last() >= before + events);
    }

    private void everythingArrives() {
        scans.shutdown();
        await().until(scans::isTerminated);
        await().until(() -> outbox.delivered() == outbox.last());
        assertThat(hub.hub.held()).hasSize((int) outbox.last());
        hub.hub.held().forEach((seq, event) -> assertThat(event).isEqualTo(new String(outbox.record(seq), UTF_8)));
    }

    private static long threadsOf(final String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith(name))
                .count();
    }
}
