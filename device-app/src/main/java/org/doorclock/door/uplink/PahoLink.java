// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.doorclock.tls.ClientTls;
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
 * A link by the Paho client: a client object per connection, no reconnecting, buffering or persistence of Paho's own.
 * A client that was left with a session would repeat alias-only packets that its next connection cannot read.
 */
final class PahoLink implements Link {

    private static final int QOS = 1;
    /** What the JDK says of a connection that was there; a network without a way says other things by the same class. */
    private static final Set<String> HUNG_UP = Set.of("Connection reset", "Connection reset by peer", "Broken pipe");

    private static final int REFUSED = 0x80;
    private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final long LEAVE_MILLIS = 1_000;

    private final MqttAsyncClient client;
    private final Listener listener;
    private final int receiveMaximum;

    private PahoLink(final MqttAsyncClient client, final Listener listener, final int receiveMaximum) {
        this.client = client;
        this.listener = listener;
        this.receiveMaximum = receiveMaximum;
    }

    /** @param credentials for a broker of {@code ssl}; others are shown nothing */
    static Connector to(final URI broker, final Credentials credentials, final UplinkSettings.Pace pace) {
        if (!"ssl".equals(broker.getScheme())) {
            return (login, listener) -> connect(broker, options(login, pace), pace, login, listener);
        }
        return (login, listener) -> {
            final Credentials.Pass pass = credentials.next();
            final MqttConnectionOptions options = options(login, pace);
            options.setSocketFactory(ClientTls.sockets(pass.context()));
            try {
                final Link link = connect(broker, options, pace, login, listener);
                pass.accepted();
                return link;
            } catch (IOException e) {
                if (somebodyWasThere(e)) {
                    pass.refused();
                }
                throw e;
            }
        };
    }

    /** Whether it was not the network alone: somebody spoke TLS, or hung up. */
    private static boolean somebodyWasThere(final IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException
                    || cause instanceof EOFException
                    || cause instanceof SocketException && HUNG_UP.contains(String.valueOf(cause.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    private static Link connect(
            final URI broker,
            final MqttConnectionOptions options,
            final UplinkSettings.Pace pace,
            final Login login,
            final Listener listener)
            throws IOException {
        final long patience = pace.patience().toMillis();
        try {
            final MqttAsyncClient client =
                    new MqttAsyncClient(broker.toString(), login.clientId(), new MemoryPersistence());
            try {
                client.setCallback(new Callback(listener));
                final IMqttToken connected = client.connect(options);
                connected.waitForCompletion(patience);
                final IMqttToken subscribed = client.subscribe(
                        login.topics().toArray(String[]::new),
                        login.topics().stream().mapToInt(topic -> QOS).toArray());
                subscribed.waitForCompletion(patience);
                if (Arrays.stream(subscribed.getReasonCodes()).anyMatch(code -> code >= REFUSED)) {
                    throw new IOException("the broker refuses a subscription");
                }
                final int most = Optional.ofNullable(connected.getResponseProperties())
                        .map(MqttProperties::getReceiveMaximum)
                        .orElse(DEFAULT_RECEIVE_MAXIMUM);
                return new PahoLink(client, listener, Math.max(1, most));
            } catch (MqttException | IOException e) {
                discard(client);
                throw e;
            }
        } catch (MqttException e) {
            throw new IOException(reason(e), e);
        }
    }

    private static MqttConnectionOptions options(final Login login, final UplinkSettings.Pace pace) {
        final MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setTopicAliasMaximum(0);
        options.setConnectionTimeout((int) Math.max(1, pace.patience().toSeconds()));
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        final MqttMessage will = new MqttMessage(login.will());
        will.setQos(QOS);
        will.setRetained(true);
        options.setWill(login.willTopic(), will);
        return options;
    }

    @Override
    public int receiveMaximum() {
        return receiveMaximum;
    }

    @Override
    public void publish(final String topic, final byte[] payload, final boolean retained) throws IOException {
        try {
            client.publish(topic, payload, QOS, retained, null, new MqttActionListener() {
                @Override
                public void onSuccess(final IMqttToken token) {
                    listener.acknowledged();
                }

                @Override
                public void onFailure(final IMqttToken token, final Throwable cause) {
                    listener.acknowledged();
                }
            });
        } catch (MqttException e) {
            throw new IOException(reason(e), e);
        }
    }

    @Override
    public void close(final boolean politely) {
        if (politely) {
            try {
                client.disconnect(0).waitForCompletion(LEAVE_MILLIS);
            } catch (MqttException e) {
                // The broker is gone already; nothing is owed to it.
                discard(client);
                return;
            }
        }
        discard(client);
    }

    /** Takes the client apart on a thread of its own: Paho waits for threads that may sit in a dead socket. */
    private static void discard(final MqttAsyncClient client) {
        Thread.ofPlatform().name("uplink-discard").daemon().start(() -> {
            try {
                client.disconnectForcibly(0, LEAVE_MILLIS, false);
            } catch (MqttException | RuntimeException e) {
                // It was not connected; close() frees the rest.
            }
            try {
                client.close(true);
            } catch (MqttException | RuntimeException e) {
                // Still connecting: its thread ends with the connection attempt's own time-out.
            }
        });
    }

    private static String reason(final MqttException e) {
        final Throwable cause = e.getCause();
        if (cause == null) {
            return e.getMessage() + " (" + e.getReasonCode() + ")";
        }
        return cause.getMessage() == null ? "the connection broke" : cause.getMessage();
    }

    private record Callback(Listener listener) implements MqttCallback {
        @Override
        public void disconnected(final MqttDisconnectResponse response) {
            listener.lost(
                    response.getException() == null
                            ? "ended by the broker (" + response.getReturnCode() + ")"
                            : reason(response.getException()));
        }

        @Override
        public void mqttErrorOccurred(final MqttException e) {
            listener.lost(reason(e));
        }

        @Override
        public void messageArrived(final String topic, final MqttMessage message) {
            listener.arrived(topic, message.getPayload(), message.isRetained());
        }

        @Override
        public void deliveryComplete(final IMqttToken token) {}

        @Override
        public void connectComplete(final boolean reconnect, final String server) {}

        @Override
        public void authPacketArrived(final int reasonCode, final MqttProperties properties) {}
    }
}
