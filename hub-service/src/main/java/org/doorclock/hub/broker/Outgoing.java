// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What waits to be published: the newest message for each key, in the order in which the keys came. Retained messages are
 * kept, to be published again on a new connection. Safe for use by many threads.
 */
final class Outgoing {

    private static final int MOST = 20_000;

    /**
     * One message.
     *
     * @param topic where
     * @param payload what
     * @param retained whether the broker keeps it for later subscribers
     */
    record Message(String topic, byte[] payload, boolean retained) {}

    private final Map<String, Message> waiting = new LinkedHashMap<>();
    private final Map<String, Message> retained = new LinkedHashMap<>();

    /** Takes a message; an older one with the same key is superseded, and beyond a bound the oldest is let go. */
    synchronized void put(final String key, final Message message) {
        if (message.retained()) {
            retained.put(key, message);
        }
        waiting.put(key, message);
        if (waiting.size() > MOST) {
            final Iterator<String> oldest = waiting.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        notifyAll();
    }

    /** The broker may not hold what it was to keep: its connection is new, or it had no room. */
    synchronized void renew() {
        retained.forEach(waiting::putIfAbsent);
        notifyAll();
    }

    /** The next message; empty if none came in time or {@link #wake} was called. */
    synchronized Optional<Message> take(final long mostMillis) throws InterruptedException {
        if (waiting.isEmpty()) {
            wait(mostMillis);
        }
        final Iterator<Message> first = waiting.values().iterator();
        if (!first.hasNext()) {
            return Optional.empty();
        }
        final Message message = first.next();
        first.remove();
        return Optional.of(message);
    }

    synchronized void wake() {
        notifyAll();
    }
}
