// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

/** Takes messages as they come, in order, on the connection's own thread; may block, which slows the broker down. */
@FunctionalInterface
public interface MessageListener {

    void arrived(String topic, byte[] payload);
}
