// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import org.doorclock.settings.ExitCode;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.Program;
import org.doorclock.system.deployment.Trees;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./doorclock bench}: measures and reports; decides nothing. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the door and the hub on this computer; prints a table and writes target/bench.json.")
public final class BenchCommand implements Callable<Integer> {

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many events the hub holds when its queries are measured. Default ${DEFAULT-VALUE}.")
    private int events = 1_000_000;

    @Option(names = "--scans", paramLabel = "N", description = "Scans at the door. Default ${DEFAULT-VALUE}.")
    private int scans = 500;

    @Option(names = "--door", description = "What concerns the door alone.")
    private boolean doorOnly;

    @Option(names = "--hub", description = "What concerns the hub alone.")
    private boolean hubOnly;

    @Option(
            names = "--soak",
            description =
                    "Instead of all else: a year of 30 scans a day at one door, its clock speeded up; reports what it holds.")
    private boolean soak;

    @Option(
            names = "--soak-minutes",
            paramLabel = "N",
            description = "How many real minutes that year takes. Default ${DEFAULT-VALUE}.")
    private int soakMinutes = 6;

    @Override
    public Integer call() throws Exception {
        final TimeSource clock = new SystemTimeSource(ClockTrust.HOST);
        final Path target = Program.home().resolve("target");
        final Path work = target.resolve("bench");
        Trees.delete(work);
        Files.createDirectories(work);
        final Results results = new Results(System.out);
        results.about("date", clock.now().toString());
        results.about("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        results.about("java", Runtime.version().toString());
        if (soak) {
            soak(work, results, clock);
            results.write(target.resolve("soak.json"));
            return ExitCode.DONE;
        }
        try (Deployment system = new Deployment(work, Map.of("clock.trust", "host", "http.port", "0"))) {
            if (doorOnly || !hubOnly) {
                new DoorBench(system, clock).measure(scans).all().forEach(results::add);
            }
            if (hubOnly || !doorOnly) {
                new HubBench(system, results, clock).run(events, scans);
            }
        }
        results.write(target.resolve("bench.json"));
        clearUp(work);
        return ExitCode.DONE;
    }

    private void soak(final Path work, final Results results, final TimeSource clock) throws Exception {
        final Duration length = Duration.ofMinutes(soakMinutes);
        final Map<String, String> fast = Map.of(
                "clock.trust", "host",
                "clock.rate", Double.toString(Soak.rate(length)),
                "clock.origin", clock.now().truncatedTo(ChronoUnit.SECONDS).toString());
        try (Deployment system = new Deployment(work, fast)) {
            new Soak(system, results, clock).run(length);
        }
    }

    private static void clearUp(final Path work) throws IOException {
        Trees.delete(work.resolve("hub"));
    }
}
