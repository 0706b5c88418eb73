// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tinylog.Logger;

/** Real processes on a real disk. */
class JournalProcessTest {
    private static final int LANES = 2;
    private static final int KILLS_PER_LANE = 100;

    @TempDir
    private Path directory;

    @Test
    void nothingAcknowledgedIsLostInTwoHundredKills() throws Exception {
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            final List<Callable<Long>> runs = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                final int number = lane;
                runs.add(() -> killManyTimes(directory.resolve("lane" + number), new Random(number)));
            }
            for (final Future<Long> run : lanes.invokeAll(runs)) {
                assertThat(run.get()).as("records").isGreaterThan(KILLS_PER_LANE);
            }
        }
    }

    @Test
    void asLongAsItIsOpenNobodyElseOpensIt() throws Exception {
        try (Journal journal = Journal.open(directory, 1000)) {
            assertThatThrownBy(() -> Journal.open(directory, 1000))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("already open in this process");
            final Process other = start(directory);
            assertThat(new String(other.getErrorStream().readAllBytes(), UTF_8)).contains("open in another process");
            assertThat(other.waitFor()).isNotZero();
            journal.append(new byte[] {1});
        }
        try (Journal again = Journal.open(directory, 1000)) {
            assertThat(again.last()).isEqualTo(1);
        }
    }

    private static long killManyTimes(final Path journal, final Random random) throws Exception {
        String epoch = "";
        long batchBegins = 1;
        for (int kill = 0; kill < KILLS_PER_LANE; kill++) {
            final String said = runAndKill(journal, random);
            final long acknowledged = Long.parseLong(said.substring(said.indexOf(' ') + 1));
            assertThat(said).startsWith(epoch);
            epoch = said.substring(0, said.indexOf(' '));
            try (Journal survivor = Journal.open(journal, KilledChild.SEGMENT)) {
                assertThat(survivor.epoch()).isEqualTo(epoch);
                assertThat(survivor.damage()).isEmpty();
                assertThat(survivor.last()).isGreaterThanOrEqualTo(acknowledged);
                assertThat(survivor.first()).isLessThanOrEqualTo(Math.max(1, survivor.last() - 100));
                while (batchBegins <= survivor.last()) {
                    batchBegins += KilledChild.batch(batchBegins).size();
                }
                assertThat(survivor.last()).as("whole batches").isEqualTo(batchBegins - 1);
                final long[] next = {survivor.first()};
                survivor.read(1, (seq, rec) -> {
                    assertThat(seq).isEqualTo(next[0]++);
                    assertThat(rec).isEqualTo(KilledChild.rec(seq));
                    return true;
                });
                assertThat(next[0]).isEqualTo(survivor.last() + 1);
            }
        }
        return batchBegins - 1;
    }

    /** @return the last line that the child had printed when it was killed: epoch and last acknowledged record */
    private static String runAndKill(final Path journal, final Random random) throws IOException, InterruptedException {
        final Process child = start(journal);
        String said = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
            final int enough = 1 + random.nextInt(25);
            for (int i = 0; i < enough; i++) {
                said = wholeLine(lines.readLine());
            }
            LockSupport.parkNanos(random.nextInt(4_000_000));
            child.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said = line.matches("\\S{36} \\d+") ? line : said;
            }
        }
        child.waitFor();
        return said;
    }

    private static String wholeLine(final String line) {
        assertThat(line).as("the child's output").isNotNull().matches("\\S{36} \\d+");
        return line;
    }

    private static Process start(final Path journal) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-XX:-UsePerfData",
                        "-Xmx32m",
                        "-cp",
                        classPath(KilledChild.class, Journal.class, Logger.class),
                        KilledChild.class.getName(),
                        journal.toString())
                .start();
    }

    /** Only what the child needs, which starts it faster. */
    private static String classPath(final Class<?>... classes) {
        return Stream.of(classes)
                .map(c -> c.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
