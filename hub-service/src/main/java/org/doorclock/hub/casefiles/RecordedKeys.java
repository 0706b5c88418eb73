// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.event.Event;
import org.doorclock.hub.store.Source;
import org.doorclock.hub.store.StoreListener;
import org.doorclock.hub.store.StoredEvent;

/** The corrections that the hub holds, of earlier runs too, by the key that each was sent with. For many threads. */
public final class RecordedKeys implements StoreListener {

    private final Map<String, Event> byKey = new HashMap<>();

    @Override
    public synchronized void stored(final List<StoredEvent> events) {
        events.stream()
                .map(StoredEvent::event)
                .filter(event -> event.origin().device().equals(Source.CORRECTION))
                .forEach(event ->
                        event.correction().ifPresent(correction -> byKey.putIfAbsent(correction.key(), event)));
    }

    @Override
    public boolean remembers(final StoredEvent event) {
        return event.event().origin().device().equals(Source.CORRECTION);
    }

    synchronized Optional<Event> find(final String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
