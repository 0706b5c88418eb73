// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.doorclock.system.deployment.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, with what it ships, comes to the end; what it measures here says nothing. */
class BenchTest {

    @TempDir
    private Path directory;

    @Test
    void theHubIsMeasuredToTheEnd() throws Exception {
        final Path said = directory.resolve("said");
        final ProcessBuilder bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Program.home()
                                .resolve("system-tests/target/app/doorclock-system-tests.jar")
                                .toString(),
                        "bench",
                        "--hub",
                        "--events",
                        "1000",
                        "--scans",
                        "2")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        bench.environment().put("DOORCLOCK_HOME", Program.home().toString());
        bench.environment().put("DOORCLOCK_BUILT", "yes");

        final int exit = bench.start().waitFor();

        assertThat(Files.readString(said))
                .contains(
                        "scan to board page, p99",
                        "hub: backlog batches, last tenth",
                        "hub: funnel, a year by site, 1,000 events, p99",
                        "hub: dashboard, a year, 1,000 events",
                        "scan to board page while data quality is asked for, 1,000 events, p99",
                        "hub: start to healthy after a kill, 1,000 events",
                        "hub: rebuild, process and all");
        assertThat(exit).isZero();
    }
}
