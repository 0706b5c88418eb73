// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.util.List;

/**
 * Takes the events of the hub, each once, in the order of their positions: first those of earlier runs, then each batch
 * right after it is durable. Called on one thread at a time.
 */
@FunctionalInterface
public interface StoreListener {

    void stored(List<StoredEvent> events);
}
