// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A site's events that are in memory, by epoch and sequence number. */
final class EventIndex {

    private final Map<String, Map<Long, CaseEvent>> epochs = new HashMap<>();

    /** False if it was there already. */
    boolean add(final String epoch, final long seq, final CaseEvent event) {
        return epochs.computeIfAbsent(epoch, key -> new HashMap<>()).putIfAbsent(seq, event) == null;
    }

    Optional<CaseEvent> find(final String epoch, final long seq) {
        return Optional.ofNullable(epochs.getOrDefault(epoch, Map.of()).get(seq));
    }

    void clear() {
        epochs.clear();
    }
}
