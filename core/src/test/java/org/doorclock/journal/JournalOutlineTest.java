// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening by an outline gives the same journal as reading all of it, whatever has become of the journal since. */
class JournalOutlineTest {

    private static final long SEGMENT = 2_000;

    @TempDir
    private Path directory;

    @Test
    void theSameRecordsAreThereWithAnOutlineOfAnyTimeAsWithoutOne() throws JournalException {
        final List<byte[]> outlines = new ArrayList<>();
        outlines.add(new byte[0]);
        outlines.add("no outline".getBytes(UTF_8));
        final List<String> written = new ArrayList<>();
        for (int life = 0; life < 6; life++) {
            for (final byte[] outline : List.copyOf(outlines)) {
                try (Journal journal = Journal.open(directory, SEGMENT, outline)) {
                    assertThat(all(journal)).isEqualTo(written);
                    assertThat(journal.damage()).isEmpty();
                    for (int i = 0; i < 40; i++) {
                        written.add("record " + written.size() + " of life " + life);
                        journal.append(written.getLast().getBytes(UTF_8));
                    }
                    assertThat(all(journal)).isEqualTo(written);
                    if (outline == outlines.getLast()) {
                        outlines.add(journal.outline());
                    }
                }
            }
        }
        assertThat(outlines.getLast().length).isGreaterThan(100);
    }

    @Test
    void whatAnOutlineKnowsIsNotReadButItsDamageIsNoticedByWhoReadsIt() throws IOException {
        final byte[] outline;
        try (Journal journal = Journal.open(directory, SEGMENT)) {
            for (int i = 0; i < 200; i++) {
                journal.append(("record " + i).getBytes(UTF_8));
            }
            outline = journal.outline();
        }
        final Path first;
        try (Stream<Path> files = Files.list(directory)) {
            first = files.filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        final byte[] bytes = Files.readAllBytes(first);
        bytes[SegmentHeader.SIZE + 30] ^= 1;
        Files.write(first, bytes);

        try (Journal journal = Journal.open(directory, SEGMENT, outline)) {
            assertThat(journal.damage()).isEmpty();
            assertThatThrownBy(() -> all(journal)).isInstanceOf(JournalException.class);
        }
        try (Journal journal = Journal.open(directory, SEGMENT)) {
            assertThat(journal.damage()).isNotEmpty();
            assertThat(journal.outline()).as("all is to be read the next time").isEmpty();
        }
    }

    @Test
    void anOutlineOfAnotherJournalIsNotUsed() throws JournalException {
        final byte[] other;
        try (Journal journal = Journal.open(directory.resolve("other"), SEGMENT)) {
            for (int i = 0; i < 200; i++) {
                journal.append(("other record " + i).getBytes(UTF_8));
            }
            other = journal.outline();
        }
        final List<String> written = new ArrayList<>();
        try (Journal journal = Journal.open(directory.resolve("this"), SEGMENT)) {
            for (int i = 0; i < 200; i++) {
                written.add("record " + i);
                journal.append(written.getLast().getBytes(UTF_8));
            }
        }
        try (Journal journal = Journal.open(directory.resolve("this"), SEGMENT, other)) {
            assertThat(all(journal)).isEqualTo(written);
        }
    }

    private static List<String> all(final Journal journal) throws JournalException {
        final List<String> all = new ArrayList<>();
        journal.read(1, (seq, record) -> all.add(new String(record, UTF_8)));
        return all;
    }
}
