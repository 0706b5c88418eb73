// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;

/** What the uplink sees of the door's store: the events of one epoch and how far the hub has receipted them. */
public interface Outbox {

    String epoch();

    /** The newest durable event; 0 before the first. */
    long last();

    /** The hub holds every event up to here, by its receipt. */
    long delivered();

    /** Takes the hub's word that it holds every event up to {@code through}; kept across restarts. Never goes back. */
    void delivered(long through);

    /** Encoded events (CloudEvents JSON) from {@code from} on, in order. */
    void read(long from, Journal.Visitor visitor) throws JournalException;
}
