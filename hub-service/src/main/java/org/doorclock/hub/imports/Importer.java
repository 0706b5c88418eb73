// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.doorclock.event.PatientRef;
import org.doorclock.identity.Identifier;
import org.doorclock.time.TimeSource;

/**
 * Takes files of events from elsewhere. Every row is checked before the first is stored; what the hub holds of earlier
 * imports it does not store again. Safe for use by many threads; files are stored one after another.
 */
final class Importer {

    /**
     * Rows that are stored at once. A whole file at once would survive a crash whole, but the doors' events would wait for
     * it and every later look at one of its events would read them all.
     */
    static final int GROUP = 1000;

    private final TimeSource time;
    private final Function<Identifier, PatientRef> pseudonymise;
    private final ImportedKeys known;
    private final EventSink sink;
    private final UnfinishedMark mark;
    private final int mostRows;
    private final Object storing = new Object();

    Importer(
            final TimeSource time,
            final Function<Identifier, PatientRef> pseudonymise,
            final ImportedKeys known,
            final EventSink sink,
            final UnfinishedMark mark,
            final int mostRows) {
        this.time = time;
        this.pseudonymise = pseudonymise;
        this.known = known;
        this.sink = sink;
        this.mark = mark;
        this.mostRows = mostRows;
    }

    /**
     * Reads the file to its end and then, if it may, stores it.
     *
     * @throws TooLargeException if it has more rows than the hub takes; nothing is stored
     * @throws IOException if the stream fails, then nothing is stored; or the store, then the same file can be sent again
     */
    ImportResult run(final InputStream in, final ImportOptions options) throws IOException {
        final Checked checked = Checked.read(in, time.now(), pseudonymise, options.skipBad(), mostRows);
        if (!checked.usable()) {
            return checked.refused();
        }
        synchronized (storing) {
            final List<Checked.Keyed> fresh = known.lacking(checked.good());
            if (!options.dryRun() && !fresh.isEmpty()) {
                store(fresh.stream().map(Checked.Keyed::row).toList());
            }
            return checked.taken(fresh.size());
        }
    }

    private void store(final List<Row> rows) throws IOException {
        mark.begin();
        for (int from = 0; from < rows.size(); from += GROUP) {
            sink.append(rows.subList(from, Math.min(rows.size(), from + GROUP)));
        }
        mark.end();
    }
}
