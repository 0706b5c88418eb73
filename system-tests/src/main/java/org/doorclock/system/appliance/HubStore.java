// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;

/** What a hub that has been stopped holds: its journal, read from the first record to the last. */
final class HubStore {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEGMENT_BYTES = 64L << 20;

    /** An event about a patient. */
    record Held(String id, String token) {}

    private final List<Held> arrivals = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, TreeSet<Long>> numbers = new HashMap<>();
    private long repeated;

    /** @param data the hub's directory */
    static HubStore read(final Path data) throws JournalException {
        final HubStore store = new HubStore();
        try (Journal journal = Journal.open(data.resolve("journal"), SEGMENT_BYTES)) {
            journal.read(1, (seq, record) -> {
                store.add(event(record));
                return true;
            });
        }
        return store;
    }

    /** A record is the time of receipt, a line feed and the event. */
    private static JsonNode event(final byte[] record) {
        int start = 0;
        while (record[start] != '\n') {
            start++;
        }
        try {
            return JSON.readTree(Arrays.copyOfRange(record, start + 1, record.length));
        } catch (IOException e) {
            throw new UncheckedIOException("the hub holds what is no event", e);
        }
    }

    private void add(final JsonNode event) {
        final String id = event.path("id").asText();
        if (!ids.add(id)) {
            repeated++;
        }
        numbers.computeIfAbsent(event.path("epoch").asText(), epoch -> new TreeSet<>())
                .add(event.path("seq").asLong());
        final JsonNode token = event.at("/data/patient/tokens/0");
        if (!token.isMissingNode()) {
            arrivals.add(new Held(id, token.asText()));
        }
    }

    List<Held> arrivals() {
        return arrivals;
    }

    Set<String> ids() {
        return ids;
    }

    long repeatedIds() {
        return repeated;
    }

    /** Numbers that are missing below the highest of each of the door's epochs. */
    long gaps() {
        return numbers.values().stream()
                .mapToLong(seqs -> seqs.last() - seqs.size())
                .sum();
    }
}
