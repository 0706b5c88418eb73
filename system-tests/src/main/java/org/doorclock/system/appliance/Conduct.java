// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.doorclock.settings.ExitCode;
import org.doorclock.system.StartException;
import org.doorclock.system.deployment.Program;
import org.doorclock.system.deployment.Trees;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;
import picocli.CommandLine.Option;

/** What the campaigns' commands have in common: their options, and how they tell what came of it. */
final class Conduct {

    private static final int ROUND = 250;

    @Option(
            names = "--cycles",
            paramLabel = "N",
            description = "How often. Default ${DEFAULT-VALUE}. After each " + ROUND
                    + " a new door begins at a new hub, and what the last one did is judged.")
    private int cycles = 20;

    @Option(names = "--seed", paramLabel = "S", description = "Of everything random. Default: another each time.")
    private long seed = new Random().nextInt(1_000_000);

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Works in this empty directory and keeps it. Default: below target, deleted if all is well.")
    private Path keep;

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    private final PrintStream out = System.out;
    private final TimeSource time = new SystemTimeSource(ClockTrust.HOST);

    /** @return the exit code */
    int run(final String name, final PowerCampaign.Kind kind) throws Exception {
        final Appliance appliance = Appliance.there();
        appliance.check();
        Tap.lay();
        final Path work = workDirectory(name);
        final long begin = time.nanos();
        final Counts counts = new Counts();
        final Progress progress = new Progress(System.err, System.console() != null, cycles, time);
        Verdict verdict = Verdict.NONE;
        int done = 0;
        do {
            final int before = done;
            final int now = Math.min(ROUND, cycles - before);
            try (PowerCampaign round = new PowerCampaign(
                    kind, appliance, Files.createDirectories(work.resolve("from-" + before)), seed + before, counts)) {
                verdict = verdict.plus(round.run(now, cycle -> progress.accept(before + cycle)));
            }
            done += now;
        } while (done < cycles && verdict.isKept());
        final Duration took = Duration.ofNanos(time.nanos() - begin);
        if (json) {
            out.println(json(name, verdict, done, counts, took));
        } else {
            out.println(summary(name, verdict, done, counts, took));
            verdict.lost().stream().limit(10).forEach(id -> out.println("lost: " + id));
        }
        if (verdict.isKept() && keep == null) {
            Trees.delete(work);
        }
        return verdict.isKept() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Path workDirectory(final String name) throws IOException, StartException {
        if (keep == null) {
            final Path work = Program.home().resolve("target/campaign-" + name);
            Trees.delete(work);
            return Files.createDirectories(work);
        }
        Files.createDirectories(keep);
        try (Stream<Path> entries = Files.list(keep)) {
            if (entries.findAny().isPresent()) {
                throw new StartException(keep + " is not empty; name another directory");
            }
        }
        return keep;
    }

    private String summary(
            final String name, final Verdict verdict, final int done, final Counts counts, final Duration took) {
        return String.format(
                Locale.ROOT,
                "%s, seed %d: %d cycles (%d cut while starting, %d without the hub, %d scans refused, %d misread): %s;"
                        + " start to ready %.1f s, %d min %d s in all",
                name,
                seed,
                done,
                counts.cutsWhileStarting(),
                counts.livesWithoutHub(),
                counts.refusals(),
                counts.misreads(),
                verdict,
                counts.start().toMillis() / 1000.0,
                took.toMinutes(),
                took.toSecondsPart());
    }

    private ObjectNode json(
            final String name, final Verdict verdict, final int done, final Counts counts, final Duration took) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("campaign", name)
                .put("seed", seed)
                .put("cycles", done)
                .put("cutWhileStarting", counts.cutsWhileStarting())
                .put("withoutHub", counts.livesWithoutHub())
                .put("refused", counts.refusals())
                .put("misread", counts.misreads())
                .put("acknowledged", verdict.promised())
                .put("lost", verdict.lost().size())
                .put("duplicated", verdict.duplicated())
                .put("invented", verdict.invented())
                .put("gaps", verdict.gaps())
                .put("startMillis", counts.start().toMillis())
                .put("seconds", took.toSeconds())
                .put("kept", verdict.isKept());
    }
}
