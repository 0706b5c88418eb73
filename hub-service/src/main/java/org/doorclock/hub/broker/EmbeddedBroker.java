// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.doorclock.hub.http.Listening;
import org.doorclock.hub.tls.DevicesTls;
import org.doorclock.tls.Contexts;
import org.doorclock.wire.Topics.DeviceTopic;
import org.tinylog.Logger;

/**
 * An MQTT 5 broker inside the hub's process. It keeps nothing across restarts: delivery rests on the hub's receipts, and
 * the hub publishes its retained topics anew. Memory is bounded: for a subscriber that does not read it keeps the newest
 * messages only, and a topic that is full drops what comes. See docs/decisions/0001-embedded-broker.md.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String ACCEPTOR = "mqtt";
    private static final String HUBS_ACCEPTOR = "hub";
    private static final String LOOPBACK = "127.0.0.1";
    private static final long MOST_BYTES_OF_A_TOPIC = 8L * 1024 * 1024;
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final long MOST_FOR_A_DEVICE = 256;
    /** The hub's own queues are bounded by bytes alone: it reads them all the time. */
    private static final long UNBOUNDED = -1;

    private static final int SECRET_BYTES = 32;

    private final EmbeddedActiveMQ broker;
    private final BrokerLogin hub;
    private final int port;

    private EmbeddedBroker(final EmbeddedActiveMQ broker, final Optional<String> secret) {
        this.broker = broker;
        this.port = port(broker, ACCEPTOR);
        this.hub = new BrokerLogin(
                new BrokerAddress(LOOPBACK, secret.isPresent() ? port(broker, HUBS_ACCEPTOR) : port, false),
                Optional.empty(),
                secret);
    }

    /**
     * Starts for everybody, and answers when connections are taken.
     *
     * @param port 0 for one that the system picks
     * @param directory for what the broker may want to write; in ordinary running that is nothing
     * @throws BrokerException if the address cannot be listened on
     */
    public static EmbeddedBroker start(final String host, final int port, final Path directory) throws BrokerException {
        final Configuration configuration = configuration(directory);
        configuration.addAcceptorConfiguration(acceptor(ACCEPTOR, host, port, Map.of()));
        return start(host, port, configuration, Optional.empty());
    }

    /**
     * Starts for devices that prove who they are, each with the {@link Rights} of its certificate's name, and answers when
     * connections are taken. The hub itself comes by a port of its own on this machine, with a secret that nobody else
     * knows.
     *
     * @param devices whom to let in; whoever it no longer admits is cut off after its next look
     */
    public static EmbeddedBroker start(
            final String host, final int port, final Path directory, final DevicesTls devices) throws BrokerException {
        final Configuration configuration = configuration(directory);
        configuration.addAcceptorConfiguration(acceptor(
                ACCEPTOR,
                host,
                port,
                Map.of(
                        TransportConstants.SSL_ENABLED_PROP_NAME,
                        true,
                        TransportConstants.NEED_CLIENT_AUTH_PROP_NAME,
                        true,
                        TransportConstants.ENABLED_PROTOCOLS_PROP_NAME,
                        Contexts.PROTOCOL,
                        GivenContext.PARAMETER,
                        devices.context())));
        configuration.addAcceptorConfiguration(acceptor(HUBS_ACCEPTOR, LOOPBACK, 0, Map.of()));
        final byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        final String password = Base64.getEncoder().encodeToString(secret);
        final EmbeddedBroker started = start(host, port, configuration, Optional.of(password));
        final Doorkeeper doorkeeper = new Doorkeeper(devices::admits, password);
        started.broker.getActiveMQServer().getRemotingService().addIncomingInterceptor(doorkeeper);
        devices.afterEachLook(() -> started.cutOff(doorkeeper));
        return started;
    }

    private static EmbeddedBroker start(
            final String host, final int port, final Configuration configuration, final Optional<String> secret)
            throws BrokerException {
        final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        try {
            Listening.check(host, port);
            broker.setConfiguration(configuration);
            broker.start();
            return new EmbeddedBroker(broker, secret);
        } catch (Exception e) { // its start() declares no less
            stop(broker);
            throw new BrokerException("the embedded broker cannot listen on " + host + ":" + port, e);
        }
    }

    /** Where devices connect to. */
    public int port() {
        return port;
    }

    /** How the hub itself connects. */
    public BrokerLogin hub() {
        return hub;
    }

    @Override
    public void close() {
        stop(broker);
    }

    private void cutOff(final Doorkeeper doorkeeper) {
        for (final RemotingConnection connection :
                broker.getActiveMQServer().getRemotingService().getConnections()) {
            if (!doorkeeper.stays(connection)) {
                Logger.warn("the embedded broker cuts off a device whose certificate is revoked or has ended");
                connection.fail(new ActiveMQDisconnectedException("certificate"));
            }
        }
    }

    private static int port(final EmbeddedActiveMQ broker, final String acceptor) {
        return ((NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor(acceptor)).getActualPort();
    }

    private static TransportConfiguration acceptor(
            final String name, final String host, final int port, final Map<String, Object> more) {
        final Map<String, Object> parameters = new HashMap<>(more);
        parameters.putAll(Map.of("host", host, "port", port, "protocols", "MQTT"));
        // Topic aliases off: a client that re-sends an alias-only packet on a new connection is refused for ever.
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(),
                parameters,
                name,
                Map.of("topicAliasMaximum", 0, "maximumPacketSize", MqttLink.MOST_MESSAGE_BYTES));
    }

    private static Configuration configuration(final Path directory) {
        final ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setName("doorclock");
        configuration.setPersistenceEnabled(false);
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setMessageCounterEnabled(false);
        configuration.setGracefulShutdownEnabled(false);
        configuration.setGlobalMaxSize(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 4));
        configuration.setBrokerInstance(directory.toFile());
        configuration.setBindingsDirectory(directory.resolve("bindings").toString());
        configuration.setJournalDirectory(directory.resolve("journal").toString());
        configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
        configuration.setPagingDirectory(directory.resolve("paging").toString());
        configuration.setNodeManagerLockDirectory(directory.resolve("lock").toString());
        configuration.addAddressSetting("#", settings(MOST_FOR_A_DEVICE));
        for (final DeviceTopic topic : DeviceTopic.saidByDevice()) {
            final String address = topic.everywhere().replace('/', '.').replace('+', '*');
            configuration.addAddressSetting(address, settings(UNBOUNDED));
        }
        return configuration;
    }

    private static AddressSettings settings(final long mostForASubscriber) {
        return new AddressSettings()
                .setMaxSizeBytes(MOST_BYTES_OF_A_TOPIC)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                .setDefaultRingSize(mostForASubscriber)
                .setAutoCreateQueues(true)
                .setAutoCreateAddresses(true)
                .setAutoDeleteAddresses(true)
                .setAutoDeleteQueues(true)
                .setAutoCreateDeadLetterResources(false)
                .setAutoCreateExpiryResources(false);
    }

    private static void stop(final EmbeddedActiveMQ broker) {
        try {
            broker.stop();
        } catch (Exception e) { // its stop() declares no less
            Logger.warn(
                    "the embedded broker did not stop cleanly: {}", e.getClass().getName());
        }
    }
}
