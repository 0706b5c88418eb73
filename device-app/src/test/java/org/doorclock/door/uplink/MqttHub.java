// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.HubState;
import org.doorclock.wire.MalformedMessageException;
import org.doorclock.wire.Topics;
import org.doorclock.wire.Topics.DeviceTopic;

/** A {@link FakeHub} at a real broker, which it comes back to whenever it loses it. */
final class MqttHub implements AutoCloseable, Link.Listener {

    static final String SITE = "royal";
    static final String DEVICE = "ct1";

    final FakeHub hub = new FakeHub();
    final Map<String, byte[]> heard = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Link.Connector connector;
    private Link link;
    private boolean receiptPlanned;

    MqttHub(final int port) {
        connector = PahoLink.to(URI.create("tcp://127.0.0.1:" + port), NoCredentials.NONE, UplinkSettings.Pace.DEFAULT);
        thread.scheduleWithFixedDelay(this::keepGoing, 0, 200, TimeUnit.MILLISECONDS);
    }

    @Override
    public void arrived(final String topic, final byte[] payload, final boolean retained) {
        thread.execute(() -> take(topic, payload));
    }

    @Override
    public void acknowledged() {}

    @Override
    public void lost(final String reason) {
        thread.execute(() -> link = null);
    }

    /** Stops at once, and forgets what it had not made durable; the device must notice by itself. */
    void crash() {
        thread.execute(() -> {
            hub.crash();
            if (link != null) {
                link.close(false);
                link = null;
            }
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void keepGoing() {
        try {
            if (link == null) {
                link = connector.connect(
                        new Link.Login(
                                "hub",
                                Topics.hub(SITE),
                                new HubState(HubState.Phase.LOST, hub.instance()).encode(),
                                List.of(
                                        DeviceTopic.EVENTS.everywhere(),
                                        DeviceTopic.STATE.everywhere(),
                                        DeviceTopic.HEALTH.everywhere())),
                        this);
            }
            link.publish(Topics.hub(SITE), new HubState(HubState.Phase.READY, hub.instance()).encode(), true);
        } catch (IOException e) {
            link = null;
        }
    }

    private void take(final String topic, final byte[] payload) {
        heard.put(topic, payload);
        if (topic.endsWith("/events")) {
            hub.take(payload);
        } else if (topic.endsWith("/state") && payload.length > 0) {
            try {
                hub.learnsOf(DeviceState.decode(payload).last());
            } catch (MalformedMessageException e) {
                throw new AssertionError(e);
            }
        }
        if (!receiptPlanned) {
            receiptPlanned = true;
            thread.schedule(this::receipt, 5, TimeUnit.MILLISECONDS);
        }
    }

    private void receipt() {
        receiptPlanned = false;
        hub.fsync();
        try {
            if (link != null) {
                link.publish(
                        DeviceTopic.RECEIPTS.of(SITE, DEVICE), hub.receipt().encode(), false);
            }
        } catch (IOException e) {
            link = null;
        }
    }
}
