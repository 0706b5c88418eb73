// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorclock.settings.ExitCode;
import org.doorclock.system.deployment.Program;
import org.doorclock.system.deployment.Trees;
import org.tinylog.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./doorclock campaign clock}: every interval must hold the true time, whatever happens to the clocks. */
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        description = {
            "Drives the door's and the hub's code by simulated clocks whose true time is known: wrong and missing hardware",
            "clocks, jumps, network time that is late, lies or is in 2036, power cuts. Fails if any interval misses the truth."
        })
final class ClockCampaignCommand implements Callable<Integer> {

    @Option(names = "--runs", paramLabel = "N", description = "How many. Default ${DEFAULT-VALUE}.")
    private int runs = 200;

    @Option(names = "--seed", paramLabel = "S", description = "Of the first run. Default ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--control",
            paramLabel = "WHAT",
            description = "Breaks something on purpose, to see that the campaign notices: ${COMPLETION-CANDIDATES}.")
    private ClockRun.Control control = ClockRun.Control.NONE;

    @Override
    public Integer call() throws Exception {
        Configuration.set("level@org.doorclock.time", "off"); // it says what becomes of every fault
        final Path work = inMemory()
                .orElseGet(() -> Program.home().resolve("target"))
                .resolve("doorclock-campaign-" + ProcessHandle.current().pid());
        final ClockReport report = new ClockReport();
        for (long run = seed; run < seed + runs; run++) {
            play(run, work, control, report);
        }
        System.out.print(report.text());
        return report.misses().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** A folder in memory, if there is one: thousands of flushes to a disk would only take time, as nothing is lost here. */
    static Optional<Path> inMemory() {
        return Optional.of(Path.of("/dev/shm")).filter(Files::isWritable);
    }

    /** @param work emptied before and after */
    static void play(final long seed, final Path work, final ClockRun.Control control, final ClockReport report)
            throws IOException {
        Trees.delete(work);
        Files.createDirectories(work);
        try (ClockRun clocks = new ClockRun(seed, work, control, report)) {
            clocks.play();
        }
        Trees.delete(work);
    }
}
