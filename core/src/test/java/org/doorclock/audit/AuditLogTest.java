// SPDX-License-Identifier: Apache-2.0
package org.doorclock.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

    private static final int ENTRIES = 12;
    private static final String IMPORT = "import";

    @TempDir
    private Path data;

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-02T08:00:00Z"));
    private AuditLog log;
    private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        log = AuditLog.open(data, time);
        for (int i = 1; i <= ENTRIES; i++) {
            log.done("user:anna", IMPORT, i + " rows, \"said\"\nso");
        }
        folder = AuditLog.folderBelow(data);
        file = AuditLog.lines(folder);
    }

    @Test
    void aLogThatNobodyTouchedIsWhole() throws IOException {
        final Verification found = verify();
        assertThat(found.faults()).isEmpty();
        assertThat(found.entries()).isEqualTo(ENTRIES);
        assertThat(found.head()).isEqualTo(log.head());
        assertThat(Files.readAllLines(file)).hasSize(ENTRIES).first().asString().startsWith("{\"seq\":1,");
    }

    @Test
    void everyByteThatIsChangedIsFoundAndTheLineIsNamed() throws IOException {
        final byte[] whole = Files.readAllBytes(file);
        final int line =
                new String(whole, UTF_8).lines().findFirst().orElseThrow().length() + 1;
        for (int at = line; at < 2 * line - 1; at++) {
            final byte[] changed = whole.clone();
            changed[at] = (byte) (changed[at] == 'x' ? 'y' : 'x');
            Files.write(file, changed);
            assertThat(verify().faults())
                    .as("byte " + at)
                    .first()
                    .extracting("line")
                    .isEqualTo(2L);
        }
    }

    @Test
    void anEntryThatIsTakenOutIsFound() throws IOException {
        tamper(lines -> lines.remove(4));
        assertFault(5, "entries 5 to 5 are missing before entry 6");
    }

    @Test
    void severalThatAreTakenOutAreFound() throws IOException {
        tamper(lines -> lines.subList(3, 7).clear());
        assertFault(4, "entries 4 to 7 are missing before entry 8");
    }

    @Test
    void theFirstTakenOutIsFound() throws IOException {
        tamper(lines -> lines.removeFirst());
        assertFault(1, "entries 1 to 1 are missing");
    }

    @Test
    void theEndTakenAwayIsFoundByTheHead() throws IOException {
        tamper(lines -> lines.subList(ENTRIES - 3, ENTRIES).clear());
        assertFault(0, "the log ends with entry 9, and entry 12 was there");
        Files.delete(file);
        assertFault(0, "the log ends with entry 0, and entry 12 was there");
    }

    @Test
    void twoThatAreSwappedAreFound() throws IOException {
        tamper(lines -> Collections.swap(lines, 5, 6));
        assertFault(6, "entries 6 to 6 are missing before entry 7");
        assertThat(verify().faults()).anyMatch(fault -> fault.says().contains("entry 6 is out of order"));
    }

    @Test
    void oneThatIsThereTwiceIsFound() throws IOException {
        tamper(lines -> lines.add(3, lines.get(2)));
        assertFault(4, "entry 3 is out of order");
    }

    @Test
    void anEntryThatIsReplacedWithItsHashWorkedOutAnewIsFoundInTheNext() throws IOException {
        tamper(lines -> {
            final AuditEntry old = AuditLine.read(lines.get(7)).orElseThrow();
            lines.set(
                    7,
                    AuditLine.of(AuditLine.sealed(new AuditEntry(
                            old.seq(),
                            old.at(),
                            "user:bert",
                            old.what(),
                            old.outcome(),
                            old.about(),
                            old.previous(),
                            ""))));
        });
        assertFault(9, "entry 9 does not follow the entry before it");
    }

    @Test
    void aWholeLogThatIsWrittenAnewIsFoundByAHeadThatWasKeptElsewhere() throws IOException {
        final AuditHead kept = log.head();
        Files.delete(file);
        Files.delete(folder.resolve("head"));
        for (int i = 1; i <= ENTRIES + 1; i++) {
            log.done("user:bert", IMPORT, "");
        }
        assertThat(verify().faults()).isEmpty();
        assertThat(AuditLog.verify(folder, Optional.of(kept)).faults())
                .singleElement()
                .extracting(Verification.Fault::says)
                .asString()
                .contains("entry 12 is not the one that was noted");
        assertThat(AuditHead.parse(kept.toString())).contains(kept);
    }

    @Test
    void whatIsAppendedAfterTheEndWasTakenAwayDoesNotHideIt() throws IOException {
        tamper(lines -> lines.subList(ENTRIES - 3, ENTRIES).clear());
        log.done("user:anna", IMPORT, "later");
        assertFault(10, "entries 10 to 12 are missing before entry 13");
    }

    @Test
    void aLineThatAPowerCutToreIsCutOffAndSaidSo() throws IOException {
        Files.writeString(file, "{\"seq\":13,\"at\":\"2026-", StandardOpenOption.APPEND);
        assertThat(verify().faults()).as("it was never confirmed").isEmpty();
        log.done("user:anna", IMPORT, "after");
        assertThat(verify().faults()).isEmpty();
        assertThat(Files.readAllLines(file).get(ENTRIES)).contains(AuditLog.TORN_END);
    }

    @Test
    void aHeadThatAPowerCutLeftBehindIsNoFault() throws IOException {
        final byte[] before = Files.readAllBytes(folder.resolve("head"));
        log.done("user:anna", IMPORT, "one more");
        Files.write(folder.resolve("head"), before);
        assertThat(verify().faults()).isEmpty();
        log.done("user:anna", IMPORT, "and one");
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().entries()).isEqualTo(ENTRIES + 2);
    }

    @Test
    void manyWritersMakeOneChain() throws IOException {
        final List<AuditLog> logs = List.of(log, AuditLog.open(data, time), AuditLog.open(data, time));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 60)
                    .forEach(i -> threads.submit(() -> logs.get(i % 3).done("user:" + i, "sign-in", "")));
        }
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().entries()).isEqualTo(ENTRIES + 60);
    }

    @Test
    void whatCannotBeWrittenIsSaidAndNothingIsDone() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> log.done("user:anna", IMPORT, "")).isInstanceOf(AuditException.class);
    }

    @Test
    void pagesGoBackToTheFirstEntryWhileOthersAreAppended() throws IOException {
        final List<Long> seen = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        do {
            final AuditReader.Page page = log.reader().page(before, 5).orElseThrow();
            page.entries().forEach(entry -> seen.add(entry.seq()));
            before = page.next();
            log.done("user:anna", IMPORT, "x".repeat(40_000));
        } while (before.isPresent());
        assertThat(seen)
                .isEqualTo(IntStream.iterate(ENTRIES, i -> i > 0, i -> i - 1)
                        .mapToObj(Long::valueOf)
                        .collect(Collectors.toList()));
        assertThat(log.reader().page(Optional.of(Long.MAX_VALUE), 5)).isEmpty();
        assertThat(log.reader().page(Optional.of(-1L), 5)).isEmpty();
    }

    private Verification verify() throws IOException {
        return AuditLog.verify(folder, Optional.empty());
    }

    private void assertFault(final long line, final String says) throws IOException {
        final Verification.Fault first = verify().faults().getFirst();
        assertThat(first.says()).contains(says);
        assertThat(first.line()).isEqualTo(line);
    }

    @FunctionalInterface
    private interface Tampering {
        void on(List<String> lines);
    }

    private void tamper(final Tampering tampering) throws IOException {
        final List<String> lines = new ArrayList<>(Files.readAllLines(file));
        tampering.on(lines);
        Files.write(file, lines);
    }
}
