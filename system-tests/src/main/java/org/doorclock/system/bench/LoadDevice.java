// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.doorclock.system.Arrivals;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.MalformedMessageException;
import org.doorclock.wire.Receipt;
import org.doorclock.wire.Topics.DeviceTopic;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** One connection that offers events as a door does: few messages on their way, done when the hub's receipt says so. */
final class LoadDevice implements AutoCloseable, MqttActionListener {

    private static final int MESSAGES_ON_THEIR_WAY = 18;
    private static final int EVENTS_WITHOUT_RECEIPT = 4000;
    private static final long TIMEOUT_MILLIS = 20_000;

    private final String topic;
    private final String epoch = UUID.randomUUID().toString();
    private final MadeUpEvents events;
    private final MqttAsyncClient client;
    private final Semaphore messages = new Semaphore(MESSAGES_ON_THEIR_WAY);
    private final Semaphore unreceipted = new Semaphore(EVENTS_WITHOUT_RECEIPT);
    private final CountDownLatch done = new CountDownLatch(1);
    private final long count;
    private final int batch;
    private long through;

    /**
     * @param count how many events
     * @param batch how many to a message; 1 sends plain events
     */
    LoadDevice(
            final String broker,
            final String site,
            final String device,
            final long count,
            final int batch,
            final TimeSource clock)
            throws MqttException {
        this.count = count;
        this.batch = batch;
        this.topic = DeviceTopic.EVENTS.of(site, device);
        this.events = new MadeUpEvents(site, device, epoch, clock.now(), device.hashCode());
        this.client = new MqttAsyncClient(broker, device, new MemoryPersistence());
        final MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setTopicAliasMaximum(0);
        client.setCallback(new Arrivals((name, payload) -> receipt(payload)));
        client.connect(options).waitForCompletion(TIMEOUT_MILLIS);
        client.subscribe(DeviceTopic.RECEIPTS.of(site, device), 1).waitForCompletion(TIMEOUT_MILLIS);
    }

    /** Sends all; returns when all are with the broker, not necessarily with the hub. */
    void send() throws MqttException, InterruptedException {
        for (long seq = 1; seq <= count; seq += batch) {
            final int size = (int) Math.min(batch, count - seq + 1);
            unreceipted.acquire(size);
            messages.acquire();
            final MqttMessage message = new MqttMessage(payload(seq, size));
            message.setQos(1);
            client.publish(topic, message, null, this);
        }
    }

    /** Waits until the hub has said that it holds all. */
    boolean awaitReceipt(final long seconds) throws InterruptedException {
        return done.await(seconds, TimeUnit.SECONDS);
    }

    private byte[] payload(final long first, final int size) {
        if (batch == 1) {
            return events.encoded(first);
        }
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < size; i++) {
            bytes.writeBytes((i == 0 ? "[" : ",").getBytes(UTF_8));
            bytes.writeBytes(events.encoded(first + i));
        }
        bytes.write(']');
        return bytes.toByteArray();
    }

    private synchronized void receipt(final byte[] payload) {
        try {
            final Receipt receipt = Receipt.decode(payload);
            if (receipt.epoch().equals(epoch) && receipt.through() > through) {
                unreceipted.release((int) (receipt.through() - through));
                through = receipt.through();
                if (through == count) {
                    done.countDown();
                }
            }
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("the hub sent a receipt that is none", e);
        }
    }

    @Override
    public void onSuccess(final IMqttToken token) {
        messages.release();
    }

    @Override
    public void onFailure(final IMqttToken token, final Throwable failure) {
        messages.release();
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 1000, false);
        client.close(true);
    }
}
