// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the interface promises, on a real directory. */
class JournalTest {
    private static final long SMALL_SEGMENTS = 2000;

    @TempDir
    private Path parent;

    private Path directory;
    private Journal journal;

    @BeforeEach
    void open() throws JournalException {
        directory = parent.resolve("below").resolve("journal");
        journal = Journal.open(directory, SMALL_SEGMENTS);
    }

    @AfterEach
    void close() throws JournalException {
        journal.close();
    }

    @Test
    void anEmptyJournalHoldsNothing() throws JournalException {
        assertThat(journal.first()).isEqualTo(1);
        assertThat(journal.last()).isZero();
        assertThat(recordsFrom(1)).isEmpty();
        assertThat(journal.damage()).isEmpty();
    }

    @Test
    void recordsAreNumberedFromOneAndReadBackInOrder() throws JournalException {
        assertThat(journal.append(bytes("a"))).isEqualTo(1);
        assertThat(journal.append(List.of(bytes("b"), bytes("c")))).isEqualTo(2);
        assertThat(journal.append(bytes("d"))).isEqualTo(4);
        assertThat(recordsFrom(1)).containsExactly("1=a", "2=b", "3=c", "4=d");
        assertThat(recordsFrom(-5)).hasSize(4);
        assertThat(recordsFrom(3)).containsExactly("3=c", "4=d");
        assertThat(recordsFrom(5)).isEmpty();
        assertThat(recordsFrom(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void theVisitorStopsTheReading() throws JournalException {
        journal.append(List.of(bytes("a"), bytes("b"), bytes("c")));
        final List<Long> seen = new ArrayList<>();
        journal.read(1, (seq, rec) -> {
            seen.add(seq);
            return seq < 2;
        });
        assertThat(seen).containsExactly(1L, 2L);
    }

    @Test
    void everythingIsThereAfterReopening() throws JournalException {
        final String epoch = journal.epoch();
        appendMany(100);
        reopen();
        assertThat(journal.epoch()).isEqualTo(epoch);
        assertThat(journal.last()).isEqualTo(100);
        assertThat(recordsFrom(1)).hasSize(100).startsWith("1=" + text(1)).endsWith("100=" + text(100));
        assertThat(journal.append(bytes("next"))).isEqualTo(101);
        assertThat(segments()).hasSizeGreaterThan(5);
    }

    @Test
    void readingMayBeginAtAnyRecord() throws JournalException {
        appendMany(100);
        for (int from = 1; from <= 100; from++) {
            assertThat(recordsFrom(from)).hasSize(101 - from).startsWith(from + "=" + text(from));
        }
    }

    @Test
    void trimmingKeepsTheEpochTheNumberingAndWhateverSharesASegmentWithTheRest() throws JournalException {
        final String epoch = journal.epoch();
        appendMany(100);
        journal.trimBefore(50);
        assertThat(journal.first()).isBetween(30L, 50L);
        assertThat(recordsFrom(1)).hasSize((int) (101 - journal.first())).contains("50=" + text(50));
        journal.trimBefore(1000);
        assertThat(segments()).hasSize(1);
        reopen();
        assertThat(journal.epoch()).isEqualTo(epoch);
        assertThat(journal.damage()).isEmpty();
        assertThat(journal.append(bytes("next"))).isEqualTo(101);
    }

    @Test
    void anotherDirectoryIsAnotherEpoch() throws JournalException {
        try (Journal other = Journal.open(parent.resolve("other"), SMALL_SEGMENTS)) {
            assertThat(other.epoch()).isNotEqualTo(journal.epoch());
        }
    }

    @Test
    void aRecordMayBeAMebibyteAndNoMore() throws JournalException {
        final byte[] longest = new byte[1 << 20];
        longest[12345] = 7;
        assertThat(journal.append(longest)).isEqualTo(1);
        journal.read(1, (seq, rec) -> {
            assertThat(rec).isEqualTo(longest);
            return true;
        });
        assertThatThrownBy(() -> journal.append(new byte[(1 << 20) + 1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal.append(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal.append(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(journal.append(bytes("still works"))).isEqualTo(2);
    }

    @Test
    void aClosedJournalSaysSo() throws JournalException {
        journal.close();
        journal.close();
        assertThatThrownBy(() -> journal.append(bytes("a")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> recordsFrom(1))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> journal.trimBefore(1))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aPlaceThatCannotHoldAJournalIsRefusedInOneLine() throws Exception {
        final Path file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> Journal.open(file.resolve("journal"), SMALL_SEGMENTS))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("not a directory")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void filesThatAreNotSegmentsAreLeftAlone() throws Exception {
        Files.writeString(directory.resolve("notes.txt"), "hello");
        journal.append(bytes("a"));
        reopen();
        assertThat(recordsFrom(1)).containsExactly("1=a");
        assertThat(directory.resolve("notes.txt")).hasContent("hello");
    }

    private void reopen() throws JournalException {
        journal.close();
        journal = Journal.open(directory, SMALL_SEGMENTS);
    }

    private void appendMany(final int count) throws JournalException {
        for (int i = 1; i <= count; i++) {
            assertThat(journal.append(bytes(text(i)))).isEqualTo(i);
        }
    }

    private List<String> segments() {
        return Stream.of(directory.toFile().list()).filter(Segment::isName).toList();
    }

    private List<String> recordsFrom(final long from) throws JournalException {
        final List<String> records = new ArrayList<>();
        journal.read(from, (seq, rec) -> records.add(seq + "=" + new String(rec, UTF_8)));
        return records;
    }

    private static String text(final int i) {
        return "record " + i + " " + "x".repeat(i);
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(UTF_8);
    }
}
