// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.doorclock.system.Arrivals;
import org.doorclock.tls.ClientTls;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Trust;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A client of a broker that does what it likes and notes what it is sent. */
final class Visitor implements AutoCloseable {

    private static final long WAIT_MILLIS = 20_000;

    /** What came, such as {@code doorclock/v1/north/board=text}. */
    final List<String> heard = new CopyOnWriteArrayList<>();

    private final MqttAsyncClient client;

    private Visitor(final String broker, final String clientId) throws MqttException {
        client = new MqttAsyncClient(broker, clientId, new MemoryPersistence());
        client.setCallback(new Arrivals((topic, payload) -> heard.add(topic + "=" + new String(payload, UTF_8))));
    }

    /** With the certificate of a folder. */
    static Visitor with(final Path identity, final String broker, final String clientId) throws Exception {
        return connect(context(identity), broker, clientId, Optional.empty());
    }

    /** The same, leaving a last will. */
    static Visitor leaving(final String willTopic, final Path identity, final String broker, final String clientId)
            throws Exception {
        return connect(context(identity), broker, clientId, Optional.of(willTopic));
    }

    /** Without a certificate. */
    static Visitor withNone(final Path authorities, final String broker, final String clientId) throws Exception {
        return connect(ClientTls.context(Trust.read(authorities)), broker, clientId, Optional.empty());
    }

    static SSLContext context(final Path identity) throws IOException {
        return ClientTls.context(Identity.read(identity), Trust.read(identity.resolve(Trust.AUTHORITIES_FILE)));
    }

    private static Visitor connect(
            final SSLContext context, final String broker, final String clientId, final Optional<String> will)
            throws Exception {
        final Visitor visitor = new Visitor(broker, clientId);
        final MqttConnectionOptions options = new MqttConnectionOptions();
        options.setSocketFactory(ClientTls.sockets(context));
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(20);
        will.ifPresent(topic -> options.setWill(topic, message("will")));
        try {
            visitor.client.connect(options).waitForCompletion(WAIT_MILLIS);
            return visitor;
        } catch (MqttException e) {
            visitor.close();
            throw e;
        } catch (NullPointerException e) { // the client's own code stumbles when it is cut off in mid-sentence
            visitor.close();
            throw new MqttException(e);
        }
    }

    void subscribe(final String filter) throws MqttException {
        client.subscribe(filter, 1).waitForCompletion(WAIT_MILLIS);
    }

    void publish(final String topic, final String text) throws MqttException {
        client.publish(topic, message(text)).waitForCompletion(WAIT_MILLIS);
    }

    boolean connected() {
        return client.isConnected();
    }

    private static MqttMessage message(final String text) {
        return new MqttMessage(text.getBytes(UTF_8), 1, false, new MqttProperties());
    }

    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnectForcibly(0, 1_000, false);
            }
            client.close(true);
        } catch (MqttException | NullPointerException e) {
            // gone already, which the client's own code may stumble over
        }
    }
}
