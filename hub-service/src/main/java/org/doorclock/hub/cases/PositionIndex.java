// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All events by their number in the hub's journal, in pages. */
final class PositionIndex {

    private static final int PAGE = 1024;

    private final TreeMap<Long, CaseEvent[]> pages = new TreeMap<>();

    void add(final CaseEvent event) {
        pages.computeIfAbsent(event.position() / PAGE, key -> new CaseEvent[PAGE])[(int) (event.position() % PAGE)] =
                event;
    }

    Optional<CaseEvent> find(final long position) {
        final CaseEvent[] page = pages.get(position / PAGE);
        return page == null ? Optional.empty() : Optional.ofNullable(page[(int) (position % PAGE)]);
    }

    /** Offers the events below {@code before}, highest number first, until the visitor answers false. */
    void descendBelow(final long before, final Predicate<CaseEvent> visitor) {
        for (final CaseEvent[] page :
                pages.headMap((before - 1) / PAGE, true).descendingMap().values()) {
            for (int i = PAGE - 1; i >= 0; i--) {
                if (page[i] != null && page[i].position() < before && !visitor.test(page[i])) {
                    return;
                }
            }
        }
    }
}
