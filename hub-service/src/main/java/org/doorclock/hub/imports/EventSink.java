// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.util.List;
import org.doorclock.journal.JournalException;

/** Where new rows go. */
@FunctionalInterface
interface EventSink {

    /**
     * Stores rows as events. When it returns they are durable and {@link ImportedKeys} has seen them; if the hub is killed
     * meanwhile, all of them are there afterwards or none.
     *
     * @param rows at least one
     */
    void append(List<Row> rows) throws JournalException;
}
