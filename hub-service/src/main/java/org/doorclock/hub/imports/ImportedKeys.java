// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.util.List;
import org.doorclock.hub.store.Source;
import org.doorclock.hub.store.StoreListener;
import org.doorclock.hub.store.StoredEvent;

/** What the hub holds of imports, of earlier runs too. Safe for use by many threads. */
public final class ImportedKeys implements StoreListener {

    private final KeySet keys = new KeySet();

    @Override
    public synchronized void stored(final List<StoredEvent> events) {
        events.stream()
                .map(StoredEvent::event)
                .filter(event -> event.origin().device().equals(Source.IMPORT))
                .forEach(event -> keys.add(ContentKey.of(event)));
    }

    @Override
    public boolean remembers(final StoredEvent event) {
        return event.event().origin().device().equals(Source.IMPORT);
    }

    /** Those rows that the hub does not hold, in their order. */
    synchronized List<Checked.Keyed> lacking(final List<Checked.Keyed> rows) {
        return rows.stream().filter(row -> !keys.contains(row.key())).toList();
    }
}
