// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Reads along everything that passes through a broker. */
final class Wiretap implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 10_000;

    private final MqttAsyncClient client;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Wiretap(final String broker) throws MqttException {
        client = new MqttAsyncClient(broker, "wiretap", new MemoryPersistence());
        final MqttConnectionOptions options = new MqttConnectionOptions();
        options.setTopicAliasMaximum(0);
        client.setCallback(
                new Arrivals((topic, payload) -> heard.add(topic + " " + new String(payload, StandardCharsets.UTF_8))));
        client.connect(options).waitForCompletion(TIMEOUT_MILLIS);
        client.subscribe("doorclock/#", 1).waitForCompletion(TIMEOUT_MILLIS);
    }

    List<String> heard() {
        return heard;
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 1000, false);
        client.close(true);
    }
}
