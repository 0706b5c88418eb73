// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import java.util.function.BiConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * Hears messages and nothing else of a connection.
 *
 * @param listener takes topic and payload
 */
public record Arrivals(BiConsumer<String, byte[]> listener) implements MqttCallback {

    @Override
    public void messageArrived(final String topic, final MqttMessage message) {
        listener.accept(topic, message.getPayload());
    }

    @Override
    public void disconnected(final MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(final MqttException failure) {}

    @Override
    public void deliveryComplete(final IMqttToken token) {}

    @Override
    public void connectComplete(final boolean reconnect, final String server) {}

    @Override
    public void authPacketArrived(final int reason, final MqttProperties properties) {}
}
