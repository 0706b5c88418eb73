// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import org.doorclock.hub.store.EventStore;
import org.doorclock.journal.JournalException;

/** Reads the events that the hub holds: {@link EventStore#read}. */
@FunctionalInterface
public interface EventReader {

    void read(long from, EventStore.Visitor visitor) throws JournalException;
}
