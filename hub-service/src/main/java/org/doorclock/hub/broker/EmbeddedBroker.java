// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.doorclock.hub.http.Listening;
import org.doorclock.wire.Topics.DeviceTopic;
import org.tinylog.Logger;

/**
 * An MQTT 5 broker inside the hub's process. It keeps nothing across restarts: delivery rests on the hub's receipts, and
 * the hub publishes its retained topics anew. Memory is bounded: for a subscriber that does not read it keeps the newest
 * messages only, and a topic that is full drops what comes. See docs/decisions/0001-embedded-broker.md.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String ACCEPTOR = "mqtt";
    private static final long MOST_BYTES_OF_A_TOPIC = 8L * 1024 * 1024;
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final long MOST_FOR_A_DEVICE = 256;
    /** The hub's own queues are bounded by bytes alone: it reads them all the time. */
    private static final long UNBOUNDED = -1;

    private final EmbeddedActiveMQ broker;
    private final int port;

    private EmbeddedBroker(final EmbeddedActiveMQ broker, final int port) {
        this.broker = broker;
        this.port = port;
    }

    /**
     * Starts and answers when connections are taken.
     *
     * @param port 0 for one that the system picks
     * @param directory for what the broker may want to write; in ordinary running that is nothing
     * @throws BrokerException if the address cannot be listened on
     */
    public static EmbeddedBroker start(final String host, final int port, final Path directory) throws BrokerException {
        final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        try {
            Listening.check(host, port);
            broker.setConfiguration(configuration(host, port, directory));
            broker.start();
            final NettyAcceptor acceptor = (NettyAcceptor)
                    broker.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR);
            return new EmbeddedBroker(broker, acceptor.getActualPort());
        } catch (Exception e) { // its start() declares no less
            stop(broker);
            throw new BrokerException("the embedded broker cannot listen on " + host + ":" + port, e);
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        stop(broker);
    }

    private static Configuration configuration(final String host, final int port, final Path directory) {
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
        // Topic aliases off: a client that re-sends an alias-only packet on a new connection is refused for ever.
        configuration.addAcceptorConfiguration(new TransportConfiguration(
                NettyAcceptorFactory.class.getName(),
                Map.of("host", host, "port", port, "protocols", "MQTT"),
                ACCEPTOR,
                Map.of("topicAliasMaximum", 0, "maximumPacketSize", MqttLink.MOST_MESSAGE_BYTES)));
        configuration.addAddressSetting("#", settings(MOST_FOR_A_DEVICE));
        for (final DeviceTopic topic :
                new DeviceTopic[] {DeviceTopic.EVENTS, DeviceTopic.STATE, DeviceTopic.HEALTH, DeviceTopic.ANSWERS}) {
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
