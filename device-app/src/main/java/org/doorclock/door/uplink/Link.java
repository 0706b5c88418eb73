// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.io.IOException;
import java.util.List;

/**
 * One connection to a broker, from connect to loss; never reconnects by itself and keeps nothing beyond its end. Every
 * message goes with QoS 1. Used by one thread; it calls its {@link Listener} from threads of its own.
 */
interface Link {

    /** How many published messages the broker lets stand unacknowledged; at least 1. */
    int receiveMaximum();

    /**
     * Hands a message over and returns at once.
     *
     * @throws IOException if the link cannot take it; it is then as good as lost
     */
    void publish(String topic, byte[] payload, boolean retained) throws IOException;

    /**
     * Ends the link, within 2 s whatever state it is in.
     *
     * @param politely whether to take leave of the broker, which then keeps the last will to itself
     */
    void close(boolean politely);

    /** What comes over a link. Returns at once and throws nothing. */
    interface Listener {
        void arrived(String topic, byte[] payload, boolean retained);

        /** One more published message is no longer in flight. Not delivery: only a receipt is. */
        void acknowledged();

        /** The link has ended without being asked to. */
        void lost(String reason);
    }

    /**
     * How to introduce oneself.
     *
     * @param willTopic where the broker says what {@code will} holds, retained, if the link ends impolitely
     * @param topics subscribed before the link is handed out
     */
    record Login(String clientId, String willTopic, byte[] will, List<String> topics) {}

    /** Makes links. */
    interface Connector {
        /** @throws IOException if there is no link within bounded time; the message says why in a few words */
        Link connect(Login login, Listener listener) throws IOException;
    }
}
