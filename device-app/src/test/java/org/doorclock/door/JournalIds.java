// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.MalformedEventException;
import org.doorclock.journal.Journal;

/** Looks into the journal of a door that does not run. */
final class JournalIds {

    private JournalIds() {}

    static List<String> doorArrivals(final Path directory) throws IOException {
        final List<String> ids = new ArrayList<>();
        try (Journal journal = Journal.open(directory, 1 << 20)) {
            journal.read(1, (seq, record) -> {
                try {
                    final Event event = EventCodec.decode(record);
                    if (event.fact().type().equals("door-arrival")) {
                        ids.add(event.id());
                    }
                } catch (MalformedEventException e) {
                    throw new AssertionError(e);
                }
                return true;
            });
        }
        return ids;
    }
}
