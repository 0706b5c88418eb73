// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tinylog.Logger;

/** In a process for each start of the program: a logging library begins once. */
class LogRingTest {

    @TempDir
    private Path directory;

    /** A start of the program: logs that many lines in that boot. */
    static final class Start {
        private Start() {}

        static void main(final String[] arguments) {
            System.getLogger("library").log(System.Logger.Level.WARNING, "a library was first"); // as Helidon's are
            LogRing.begin(Path.of(arguments[0]), arguments[1]);
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                Logger.info("{} line {} of a run that says as much as this each time", arguments[1], i);
            }
            Logger.debug("too much detail");
        }
    }

    private String start(final String boot, final int lines) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dtinylog.configuration=tinylog.properties",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Start.class.getName(),
                        folder().toString(),
                        boot,
                        Integer.toString(lines))
                .redirectErrorStream(true)
                .start();
        final String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private Path folder() {
        return directory.resolve("log");
    }

    private String all(final String which) throws IOException {
        final StringBuilder text = new StringBuilder();
        for (final Path file : logs(which)) {
            text.append(Files.readString(file));
        }
        return text.toString();
    }

    private List<Path> logs(final String which) throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve(which))) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    @Test
    void restartsInOneBootGoOnInItsLogAndTheLogOfTheBootBeforeStays() throws Exception {
        start("boot-a", 1);
        start("boot-b", 1);
        for (int restart = 0; restart < 4; restart++) {
            assertThat(start("boot-b", 1)).as("standard error has it too").contains("boot-b line 0");
        }
        assertThat(all("previous")).contains("boot-a line 0").doesNotContain("boot-b");
        assertThat(all("current")).doesNotContain("boot-a", "too much detail");
        assertThat(all("current").lines()).hasSize(5);
        start("boot-c", 1);
        assertThat(all("previous")).contains("boot-b").doesNotContain("boot-a");
    }

    @Test
    void aDoorThatLogsWithoutEndFillsNoDiskAndKeepsTheNewest() throws Exception {
        for (final String boot : List.of("boot-a", "boot-b")) {
            start(boot, 30_000);
        }
        long bytes = 0;
        for (final String which : List.of("current", "previous")) {
            assertThat(logs(which)).hasSize(2);
            for (final Path file : logs(which)) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isLessThanOrEqualTo(4L << 20).isGreaterThan(2L << 20);
        assertThat(all("current")).contains("line 29999 ").doesNotContain("line 0 ");
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneLineAndNoMore() throws Exception {
        Files.writeString(folder(), "a file is in its way");
        final String said = start("boot-a", 2);
        assertThat(said.lines()).hasSize(4);
        assertThat(said).contains("log.folder").contains("boot-a line 1");
    }
}
