// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.doorclock.wire.Topics;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * One connection of Paho's client, never used for a second one: its own reconnect replays packets that a broker refuses.
 * Every wait has a limit. The session begins clean and ends with the connection, as devices send again what has no
 * receipt.
 */
final class MqttSession implements AutoCloseable {

    private static final int QOS = 1;
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int CONNECT_SECONDS = 5;
    private static final long WAIT_MILLIS = 10_000;
    /** How many messages the broker may have under way to the hub: enough that 10,000 a second never wait for an ack. */
    private static final int RECEIVE_MAXIMUM = 4_096;

    private static final int MOST_IN_FLIGHT = 256;
    private static final int UNLIMITED = 65_535;
    /** Fixed header, packet number, properties. */
    private static final int MOST_HEADER_BYTES = 32;

    private final MqttAsyncClient client;
    private final MqttConnectionOptions options;
    private final Runnable onLost;
    private volatile boolean alive;
    private Semaphore window = new Semaphore(1);
    private long mostBytes = MqttLink.MOST_MESSAGE_BYTES;

    MqttSession(
            final BrokerLogin login,
            final String clientId,
            final Optional<Will> will,
            final MessageListener listener,
            final Runnable onLost)
            throws MqttException, IOException {
        this.onLost = onLost;
        final Optional<SSLSocketFactory> sockets = login.sockets();
        this.client = new MqttAsyncClient(login.address().shown(), clientId, new MemoryPersistence());
        client.setCallback(new Callback(listener));
        options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setTopicAliasMaximum(0);
        options.setMaximumPacketSize((long) MqttLink.MOST_MESSAGE_BYTES);
        sockets.ifPresent(options::setSocketFactory);
        login.secret().ifPresent(secret -> {
            options.setUserName(Topics.HUB_NAME);
            options.setPassword(secret.getBytes(US_ASCII));
        });
        will.ifPresent(w -> options.setWill(w.topic(), message(w.payload(), true)));
    }

    void connect(final List<String> filters) throws MqttException {
        alive = true;
        final IMqttToken token = client.connect(options);
        token.waitForCompletion(WAIT_MILLIS);
        final Integer broker = token.getResponseProperties().getReceiveMaximum();
        window = new Semaphore(Math.min(MOST_IN_FLIGHT, broker == null ? UNLIMITED : broker));
        final Long largest = token.getResponseProperties().getMaximumPacketSize();
        mostBytes = Math.min(MqttLink.MOST_MESSAGE_BYTES, largest == null ? Long.MAX_VALUE : largest);
        if (!filters.isEmpty()) {
            final int[] qos = new int[filters.size()];
            Arrays.fill(qos, QOS);
            client.subscribe(filters.toArray(String[]::new), qos).waitForCompletion(WAIT_MILLIS);
        }
    }

    boolean alive() {
        return alive;
    }

    /** Whether the broker takes it: one that is larger would end this connection, and each one after it. */
    boolean fits(final Outgoing.Message message) {
        return message.payload().length + message.topic().length() + MOST_HEADER_BYTES <= mostBytes;
    }

    /** Hands the message to the client once fewer than the broker's limit are unacknowledged. */
    void publish(final Outgoing.Message message) throws MqttException, InterruptedException {
        final Semaphore permits = window;
        if (!permits.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new MqttException(MqttException.REASON_CODE_CLIENT_EXCEPTION);
        }
        client.publish(message.topic(), message(message.payload(), message.retained()), null, new MqttActionListener() {
            @Override
            public void onSuccess(final IMqttToken token) {
                permits.release();
            }

            @Override
            public void onFailure(final IMqttToken token, final Throwable cause) {
                permits.release();
            }
        });
    }

    /** Says goodbye once all that was published is acknowledged. */
    void leave() throws MqttException {
        client.disconnect(WAIT_MILLIS).waitForCompletion(WAIT_MILLIS);
    }

    @Override
    public void close() {
        alive = false;
        try {
            if (client.isConnected()) {
                client.disconnectForcibly(0, WAIT_MILLIS, false);
            }
            client.close(true);
        } catch (MqttException | RuntimeException e) {
            // it was broken already, and its own code may stumble over that; its threads end with its socket
        }
    }

    private static MqttMessage message(final byte[] payload, final boolean retained) {
        // Properties of its own for each message: the client writes into them.
        return new MqttMessage(payload, QOS, retained, new MqttProperties());
    }

    private final class Callback implements MqttCallback {

        private final MessageListener listener;

        Callback(final MessageListener listener) {
            this.listener = listener;
        }

        @Override
        public void messageArrived(final String topic, final MqttMessage message) {
            listener.arrived(topic, message.getPayload());
        }

        @Override
        public void disconnected(final MqttDisconnectResponse response) {
            alive = false;
            onLost.run();
        }

        @Override
        public void mqttErrorOccurred(final MqttException exception) {
            // a fault that matters ends the connection
        }

        @Override
        public void deliveryComplete(final IMqttToken token) {
            // the window is counted by the publish's own listener
        }

        @Override
        public void connectComplete(final boolean reconnect, final String uri) {
            // connect() waits for it
        }

        @Override
        public void authPacketArrived(final int reasonCode, final MqttProperties properties) {
            // no broker of ours asks for that
        }
    }
}
