// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.doorclock.hub.store.Source;
import org.doorclock.wire.Alert;
import org.doorclock.wire.Board;
import org.doorclock.wire.Command;
import org.doorclock.wire.HubState;
import org.doorclock.wire.Receipt;
import org.doorclock.wire.Topics;
import org.doorclock.wire.Topics.DeviceTopic;

/**
 * The hub's side of MQTT: hears every device, sends receipts, publishes boards, and tells every site that the hub is
 * there. As a connection has one last will, each site has a small connection of its own for that. What is published
 * before {@link #start} waits. Safe for use by many threads.
 */
public final class HubLink implements BoardPublisher, AutoCloseable {

    /** Sites beyond this many are not told that the hub is there; no hub serves so many. */
    private static final int MOST_SITES = 500;

    /** After so many beats all that is retained is said again: a broker whose memory was full has dropped what came then. */
    private static final int BEATS_TO_RENEWAL = 12;

    private static final MessageListener DEAF = (topic, payload) -> {};

    private final String instance = UUID.randomUUID().toString();
    private final MqttLink main;
    private final Map<String, MqttLink> beacons = new TreeMap<>();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("hub-beat").daemon().factory());
    private final Duration pace;
    private Optional<BrokerLogin> login = Optional.empty();
    private long beats;

    public HubLink() {
        this(HubState.BEAT);
    }

    /** @param pace the time from beat to beat */
    HubLink(final Duration pace) {
        this.pace = pace;
        this.main = new MqttLink(
                Topics.HUB_NAME + "-" + instance,
                DeviceTopic.saidByDevice().stream().map(DeviceTopic::everywhere).toList(),
                Optional.empty(),
                true);
    }

    /**
     * Begins to connect, and goes on trying. Called once.
     *
     * @param listener hears what the devices send
     */
    public synchronized void start(final BrokerLogin broker, final MessageListener listener) {
        login = Optional.of(broker);
        main.start(broker, listener);
        beacons.values().forEach(beacon -> beacon.start(broker, DEAF));
        final long millis = pace.toMillis();
        beat.scheduleAtFixedRate(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Whether events can come. */
    public boolean connected() {
        return main.connected();
    }

    /** Waits for the first connection. */
    public void awaitConnected() throws InterruptedException {
        main.awaitConnected();
    }

    /** From now on this site is told that the hub is there. */
    public synchronized void serve(final String site) {
        if (!beacons.containsKey(site) && beacons.size() < MOST_SITES) {
            final MqttLink beacon = beacon(site);
            beacons.put(site, beacon);
            login.ifPresent(broker -> beacon.start(broker, DEAF));
        }
    }

    /** Every site that is told that the hub is there, by name. */
    public synchronized List<String> sites() {
        return List.copyOf(beacons.keySet());
    }

    /** Sends a receipt; one that still waits for the same source is superseded. */
    public void send(final Source source, final Receipt receipt) {
        final String topic = DeviceTopic.RECEIPTS.of(source.site(), source.device());
        main.publish(topic + "/" + source.epoch(), topic, receipt.encode());
    }

    /** Sends a device on an errand; while there is no broker it waits, and may expire. */
    public void send(final String site, final String device, final Command.Order order) {
        final String topic = DeviceTopic.COMMANDS.of(site, device);
        main.publish(topic + "/" + order.id(), topic, order.encode());
    }

    /** Tells a device which release it is to run, now and whenever it connects. */
    public void offer(final String site, final String device, final byte[] offer) {
        main.retain(DeviceTopic.RELEASE.of(site, device), offer);
    }

    /** Tells those who look after the site's devices. */
    public void publish(final Alert alert) {
        main.publish(
                Topics.alerts(alert.site()) + "/" + alert.id() + "/" + alert.state(),
                Topics.alerts(alert.site()),
                alert.encode());
    }

    @Override
    public void publish(final Board board) {
        serve(board.site());
        main.retain(Topics.board(board.site()), board.encode());
    }

    /** Tells every site that the hub leaves. */
    @Override
    public synchronized void close() {
        beat.shutdownNow();
        beacons.forEach((site, beacon) -> beacon.retain(Topics.hub(site), state(HubState.Phase.LOST)));
        beacons.values().parallelStream().forEach(MqttLink::close);
        main.close();
    }

    private MqttLink beacon(final String site) {
        final String topic = Topics.hub(site);
        final MqttLink beacon = new MqttLink(
                Topics.HUB_NAME + "-" + site + "-" + instance,
                List.of(),
                Optional.of(new Will(topic, state(HubState.Phase.LOST))),
                false);
        beacon.retain(topic, state(HubState.Phase.READY));
        return beacon;
    }

    /** Says "ready" only while events can come: a hub that hears nobody is not there. */
    private synchronized void beat() {
        beats++;
        if (beats % BEATS_TO_RENEWAL == 0) {
            main.renew();
        }
        if (main.connected()) {
            beacons.forEach((site, beacon) -> beacon.retain(Topics.hub(site), state(HubState.Phase.READY)));
        }
    }

    private byte[] state(final HubState.Phase phase) {
        return new HubState(phase, instance).encode();
    }
}
