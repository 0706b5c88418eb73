// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doorclock.event.Event;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.event.PatientRef;
import org.doorclock.hub.store.Source;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.journal.JournalException;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    @TempDir
    private Path directory;

    private final ImportedKeys known = new ImportedKeys();
    private final List<Row> stored = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private int groupsUntilTheDiskFails = Integer.MAX_VALUE;
    private UnfinishedMark mark;
    private Importer importer;

    @BeforeEach
    void start() {
        mark = UnfinishedMark.in(directory);
        importer = importer(5000);
    }

    @Test
    void rowsAreStoredInGroupsSoThatTheDoorsNeedNotWaitForTheFile() throws IOException {
        assertThat(run(file(2500)).added()).isEqualTo(2500);

        assertThat(groups).containsExactly(1000, 1000, 500);
        assertThat(mark.isThere()).isFalse();
    }

    @Test
    void anImportThatEndedInTheMiddleLeavesAMarkAndIsCompletedByTheSameFile() throws IOException {
        groupsUntilTheDiskFails = 2;
        assertThatThrownBy(() -> run(file(2500))).isInstanceOf(JournalException.class);
        assertThat(mark.isThere()).isTrue();
        assertThat(UnfinishedMark.in(directory).isThere()).as("after a restart").isTrue();

        groupsUntilTheDiskFails = Integer.MAX_VALUE;
        final ImportResult result = run(file(2500));

        assertThat(result.alreadyThere()).isEqualTo(2000);
        assertThat(result.added()).isEqualTo(500);
        assertThat(stored).hasSize(2500).doesNotHaveDuplicates();
        assertThat(mark.isThere()).isFalse();
    }

    @Test
    void aFileOfMoreRowsThanTheHubTakesIsRefusedWhole() {
        assertThatThrownBy(() -> run(file(5001)))
                .isInstanceOf(TooLargeException.class)
                .hasMessageContaining("5000 rows");
        assertThat(stored).isEmpty();
    }

    @Test
    void aPatientIsMadeATokenOnceAFile() throws IOException {
        final List<String> asked = new ArrayList<>();
        importer = new Importer(
                new SettableTimeSource(NOW),
                identifier -> {
                    asked.add(identifier.canonical());
                    return new PatientRef(List.of("t"), "");
                },
                known,
                this::store,
                mark,
                5000);

        run("site,door,patient,event,occurred\nroyal,ct1,A1,door-arrival,2026-03-01T10:25:00Z\n"
                + "royal,ct1,A1,scan-start,2026-03-01T10:35:00Z\n");

        assertThat(asked).containsExactly("local:royal:A1");
    }

    private Importer importer(final int mostRows) {
        return new Importer(
                new SettableTimeSource(NOW),
                identifier -> new PatientRef(List.of("t-" + identifier.value()), ""),
                known,
                this::store,
                mark,
                mostRows);
    }

    private ImportResult run(final String file) throws IOException {
        return importer.run(new ByteArrayInputStream(file.getBytes(UTF_8)), new ImportOptions(false, false));
    }

    private void store(final List<Row> rows) throws JournalException {
        assertThat(mark.isThere()).isTrue();
        if (groups.size() == groupsUntilTheDiskFails) {
            throw new JournalException("no space left");
        }
        groups.add(rows.size());
        stored.addAll(rows);
        known.stored(rows.stream().map(row -> event(row, stored.size())).toList());
    }

    private static StoredEvent event(final Row row, final long seq) {
        final Origin origin = new Origin(row.site(), Source.IMPORT, "e", seq);
        return new StoredEvent(seq, NOW, new Event(origin, row.door(), row.fact(), Occurrence.told(row.when()), NOW));
    }

    private static String file(final int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "royal,ct1,P" + i + ",scan-start,2026-03-01T10:25:00Z")
                .collect(Collectors.joining("\n", "site,door,patient,event,occurred\n", "\n"));
    }
}
