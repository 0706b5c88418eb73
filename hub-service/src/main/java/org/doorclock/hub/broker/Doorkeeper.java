// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.doorclock.tls.Subject;
import org.tinylog.Logger;

/**
 * Looks at every packet that comes to the embedded broker before the broker does. Who asks for what is not theirs is cut
 * off. For any thread.
 */
final class Doorkeeper implements MQTTInterceptor {

    private final Predicate<X509Certificate> admits;
    private final byte[] hubsSecret;
    private final Map<RemotingConnection, Guest> guests = Collections.synchronizedMap(new WeakHashMap<>());
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    private record Guest(String name, Rights rights) {}

    /**
     * @param admits whether a certificate that was believed when the connection was made still is
     * @param hubsSecret the password of who comes without a certificate: the hub itself, by a way that shows none
     */
    Doorkeeper(final Predicate<X509Certificate> admits, final String hubsSecret) {
        this.admits = admits;
        this.hubsSecret = hubsSecret.getBytes(US_ASCII);
    }

    @Override
    public boolean intercept(final MqttMessage packet, final RemotingConnection connection) {
        if (packet instanceof MqttConnectMessage connect) {
            return enters(connect, connection);
        }
        final Guest guest = guests.get(connection);
        return switch (packet) {
            case MqttPublishMessage publish ->
                guest != null
                        && (guest.rights().publish(publish.variableHeader().topicName())
                                || refused(guest.name(), "publish to a topic"));
            case MqttSubscribeMessage subscribe ->
                guest != null
                        && (subscribe.payload().topicSubscriptions().stream()
                                        .allMatch(one -> guest.rights().subscribe(one.topicFilter()))
                                || refused(guest.name(), "subscribe to topics"));
            default -> guest != null;
        };
    }

    /** Whether a connection that there is may stay. */
    boolean stays(final RemotingConnection connection) {
        final Optional<X509Certificate> certificate = certificate(connection);
        return certificate.isEmpty() || admits.test(certificate.get());
    }

    private boolean enters(final MqttConnectMessage connect, final RemotingConnection connection) {
        final Optional<X509Certificate> certificate = certificate(connection);
        if (certificate.isEmpty()) {
            final byte[] password = connect.payload().passwordInBytes();
            if (password == null || !MessageDigest.isEqual(hubsSecret, password)) {
                return refused("somebody without a certificate", "connect");
            }
            guests.put(connection, new Guest("the hub", new Rights.Hub()));
            return true;
        }
        final String name = Subject.commonName(certificate.get()).orElse("");
        final Optional<Rights> rights = Rights.of(name);
        if (rights.isEmpty() || !admits.test(certificate.get())) {
            return refused(rights.isEmpty() ? "a certificate of no device" : name, "connect");
        }
        final String will = connect.payload().willTopic();
        if (!rights.get().connect(connect.payload().clientIdentifier())
                || will != null && !rights.get().publish(will)) {
            return refused(name, "connect as another");
        }
        guests.put(connection, new Guest(name, rights.get()));
        return true;
    }

    private static Optional<X509Certificate> certificate(final RemotingConnection connection) {
        final X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
        return chain == null || chain.length == 0 ? Optional.empty() : Optional.of(chain[0]);
    }

    /** Says it once for each; a device that tries again and again would fill the log. */
    private boolean refused(final String who, final String what) {
        if (said.add(who + what)) {
            Logger.warn("the embedded broker cuts off {}: it may not {}", who, what);
        }
        return false;
    }
}
