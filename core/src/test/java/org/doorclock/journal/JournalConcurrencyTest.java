// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.doorclock.journal.SimulatedDisk.Survival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads at once, and threads that are interrupted. */
class JournalConcurrencyTest {
    private static final int APPENDERS = 8;
    private static final int EACH = 60;

    @TempDir
    private Path directory;

    @Test
    void manyAppendersAndReadersAtOnceSeeOneSequence() throws Exception {
        final Map<Long, String> acknowledged = new ConcurrentHashMap<>();
        final AtomicBoolean done = new AtomicBoolean();
        try (Journal journal = Journal.open(directory, 4000);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            final List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                readers.add(threads.submit(() -> readUntil(journal, done)));
            }
            final List<Callable<Void>> appenders = IntStream.range(0, APPENDERS)
                    .<Callable<Void>>mapToObj(who -> () -> appendMany(journal, who, acknowledged))
                    .toList();
            for (final Future<Void> appender : threads.invokeAll(appenders)) {
                appender.get();
            }
            done.set(true);
            for (final Future<?> reader : readers) {
                reader.get();
            }
            assertThat(acknowledged).hasSize(APPENDERS * EACH * 2);
            assertThat(journal.last()).isEqualTo(acknowledged.size());
            assertThat(readAll(journal)).isEqualTo(new TreeMap<>(acknowledged));
        }
    }

    @Test
    void readersAreNotDisturbedByTrimming() throws Exception {
        final AtomicBoolean done = new AtomicBoolean();
        try (Journal journal = Journal.open(directory, 300);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            final Future<?> reader = threads.submit(() -> readUntil(journal, done));
            for (int i = 0; i < 150; i++) {
                journal.trimBefore(journal.append(("0 " + i + " a").getBytes(UTF_8)) - 3);
            }
            done.set(true);
            reader.get();
        }
    }

    @Test
    void eachAppendOfAGroupStandsOrFallsAsAWholeWhenThePowerFails() throws Exception {
        for (int change = 6; change < 41; change++) {
            final SimulatedDisk disk = new SimulatedDisk().cutAt(change);
            final Map<Long, String> acknowledged = new ConcurrentHashMap<>();
            try (Journal journal = Workload.open(disk);
                    ExecutorService threads = Executors.newCachedThreadPool()) {
                for (int who = 0; who < 4; who++) {
                    final int me = who;
                    threads.submit(() -> appendMany(journal, me, acknowledged));
                }
            }
            final Random random = new Random(change);
            for (final Survival survival : Survival.values()) {
                try (Journal journal = Workload.open(disk.afterPowerCut(survival, random))) {
                    final TreeMap<Long, String> found = readAll(journal);
                    assertThat(found).containsAllEntriesOf(acknowledged);
                    final List<String> records = List.copyOf(found.values());
                    assertThat(records.size() % 2).isZero();
                    for (int i = 0; i < records.size(); i += 2) {
                        assertThat(records.get(i)).endsWith(" a");
                        assertThat(records.get(i + 1)).isEqualTo(records.get(i).replace(" a", " b"));
                    }
                }
            }
        }
    }

    @Test
    void anInterruptedCallerIsServedAndStaysInterruptedAndNobodyElseNotices() throws Exception {
        Thread.currentThread().interrupt();
        try (Journal journal = Journal.open(directory, 200)) {
            for (int i = 0; i < 20; i++) {
                journal.append(("0 " + i + " a").getBytes(UTF_8));
            }
            journal.trimBefore(3);
            assertThat(readAll(journal)).containsEntry(20L, "0 19 a");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(journal.append("after".getBytes(UTF_8))).isEqualTo(21);
            Thread.currentThread().interrupt();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        try (Journal journal = Journal.open(directory, 200)) {
            assertThat(journal.last()).isEqualTo(21);
        }
    }

    @Test
    void anAppendThatRacesWithClosingIsDurableOrRefused() throws Exception {
        for (int i = 0; i < 30; i++) {
            final SimulatedDisk disk = new SimulatedDisk();
            final Journal journal = Workload.open(disk);
            final Map<Long, String> acknowledged = new ConcurrentHashMap<>();
            try (ExecutorService threads = Executors.newCachedThreadPool()) {
                final Future<Void> appender = threads.submit(() -> appendUntilRefused(journal, acknowledged));
                while (acknowledged.size() < i) {
                    Thread.onSpinWait();
                }
                journal.close();
                assertThatThrownBy(appender::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(JournalException.class);
            }
            try (Journal again = Workload.open(disk)) {
                assertThat(readAll(again)).containsAllEntriesOf(acknowledged);
            }
        }
    }

    private static Void appendMany(final Journal journal, final int who, final Map<Long, String> acknowledged)
            throws JournalException {
        for (int i = 0; i < EACH; i++) {
            final String a = who + " " + i + " a";
            final String b = who + " " + i + " b";
            final long seq = journal.append(List.of(a.getBytes(UTF_8), b.getBytes(UTF_8)));
            acknowledged.put(seq, a);
            acknowledged.put(seq + 1, b);
        }
        return null;
    }

    private static Void appendUntilRefused(final Journal journal, final Map<Long, String> acknowledged)
            throws JournalException {
        while (true) {
            appendMany(journal, 0, acknowledged);
        }
    }

    private static Void readUntil(final Journal journal, final AtomicBoolean done) throws JournalException {
        long next = 1;
        while (!done.get() || next <= journal.last()) {
            next = Math.max(next, journal.first());
            final long[] reached = {next};
            journal.read(next, (seq, rec) -> {
                assertThat(seq).isGreaterThanOrEqualTo(reached[0]).isLessThanOrEqualTo(journal.last());
                assertThat(new String(rec, UTF_8)).matches("\\d \\d+ [ab]");
                reached[0] = seq + 1;
                return true;
            });
            next = reached[0];
        }
        return null;
    }

    private static TreeMap<Long, String> readAll(final Journal journal) throws JournalException {
        final TreeMap<Long, String> found = new TreeMap<>();
        journal.read(1, (seq, rec) -> found.put(seq, new String(rec, UTF_8)) == null);
        return found;
    }
}
