// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.doorclock.hub.http.Metrics;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Ledger;
import org.doorclock.journal.Journal;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.wire.Answer;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {

    @TempDir
    private Path directory;

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void aPartThatCannotTakeAnEventIsNoReasonToEndTheHubAsItsNextStartWouldMeetTheEventAgain() throws Exception {
        final Ledger ledger = new Ledger();
        try (Journal journal = Journal.open(directory.resolve("journal"), 1 << 20)) {
            final EventStore store = EventStore.open(journal, time, ledger, List.of(events -> {
                throw new IllegalStateException("cannot");
            }));
            final Ingest ingest =
                    new Ingest(store, ledger, new NoDevices(), directory.resolve("refused.jsonl"), time, new Metrics());

            store.append(List.of(Events.event("north", "ct1", "e1", 1)));

            assertThat(store.listenerFailed()).isTrue();
            assertThat(ingest.works()).isTrue();
        }
    }

    private static final class NoDevices implements DeviceMessages {
        @Override
        public void heard(final String site, final String device) {}

        @Override
        public void state(final String site, final String device, final DeviceState state) {}

        @Override
        public void health(final String site, final String device, final Health health) {}

        @Override
        public void answered(final String site, final String device, final Answer answer) {}
    }
}
