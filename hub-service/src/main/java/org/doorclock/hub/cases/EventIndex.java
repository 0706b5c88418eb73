// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A site's events by epoch and sequence number, in pages: four bytes an event where the numbers follow one another. */
final class EventIndex {

    private static final int PAGE = 256;

    private final Map<String, Map<Long, CaseEvent[]>> epochs = new HashMap<>();

    /** False if it was there already. */
    boolean add(final String epoch, final long seq, final CaseEvent event) {
        final CaseEvent[] page = epochs.computeIfAbsent(epoch, key -> new HashMap<>())
                .computeIfAbsent(seq / PAGE, key -> new CaseEvent[PAGE]);
        final int index = (int) (seq % PAGE);
        if (page[index] != null) {
            return false;
        }
        page[index] = event;
        return true;
    }

    Optional<CaseEvent> find(final String epoch, final long seq) {
        final CaseEvent[] page = epochs.getOrDefault(epoch, Map.of()).get(seq / PAGE);
        return page == null || seq < 0 ? Optional.empty() : Optional.ofNullable(page[(int) (seq % PAGE)]);
    }
}
