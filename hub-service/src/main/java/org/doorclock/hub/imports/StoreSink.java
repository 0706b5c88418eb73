// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.doorclock.event.Occurrence;
import org.doorclock.hub.store.Draft;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Source;
import org.doorclock.journal.JournalException;

/** Records rows in the name of each site's device {@code import}. */
final class StoreSink implements EventSink {

    private final EventStore store;

    StoreSink(final EventStore store) {
        this.store = store;
    }

    @Override
    public void append(final List<Row> rows) throws JournalException {
        final Map<String, List<Draft>> bySite = rows.stream()
                .collect(Collectors.groupingBy(
                        Row::site, LinkedHashMap::new, Collectors.mapping(StoreSink::draft, Collectors.toList())));
        store.record(Source.IMPORT, bySite);
    }

    private static Draft draft(final Row row) {
        return new Draft(row.door(), row.fact(), Occurrence.told(row.when()));
    }
}
