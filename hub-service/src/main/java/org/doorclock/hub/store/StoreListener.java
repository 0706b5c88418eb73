// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.util.List;

/**
 * Takes the events of the hub, each once, in the order of their positions: first those of earlier runs, then each batch
 * right after it is durable. Called on one thread at a time. Of earlier runs, those that a checkpoint covers are not shown,
 * but for what the listener {@linkplain #remembers remembers}.
 */
@FunctionalInterface
public interface StoreListener {

    void stored(List<StoredEvent> events);

    /** Whether this event is to be shown to it again at each start, though a checkpoint covers it. Not for events of patients. */
    default boolean remembers(final StoredEvent event) {
        return false;
    }
}
