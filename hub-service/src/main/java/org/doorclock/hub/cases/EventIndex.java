// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A site's events that are in memory, by epoch and sequence number, in pages: a device's come one after another. */
final class EventIndex {

    /** So many fill a page of {@link SeqPages} several times over. */
    private static final int PAGE = SeqPages.PAGE / 8;

    private final Map<String, Map<Long, CaseEvent[]>> epochs = new HashMap<>();

    /** False if it was there already. */
    boolean add(final CaseEvent event) {
        final CaseEvent[] page = epochs.computeIfAbsent(event.epoch(), key -> new HashMap<>())
                .computeIfAbsent(event.seq() / PAGE, key -> new CaseEvent[PAGE]);
        final int slot = (int) (event.seq() % PAGE);
        if (page[slot] != null) {
            return false;
        }
        page[slot] = event;
        return true;
    }

    /** @param seq not negative */
    Optional<CaseEvent> find(final String epoch, final long seq) {
        final CaseEvent[] page = epochs.getOrDefault(epoch, Map.of()).get(seq / PAGE);
        return page == null ? Optional.empty() : Optional.ofNullable(page[(int) (seq % PAGE)]);
    }

    /** Shows each epoch's pages; null where an event is not in memory. */
    void each(final BiConsumer<String, CaseEvent[]> visitor) {
        epochs.forEach((epoch, pages) -> pages.values().forEach(page -> visitor.accept(epoch, page)));
    }

    void clear() {
        epochs.clear();
    }
}
