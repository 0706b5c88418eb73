// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.doorclock.hub.config.HubConfig;
import org.doorclock.settings.ExitCode;
import org.doorclock.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub rebuild}: folds all that the hub keeps beside its journal anew. */
@Command(
        name = "rebuild",
        description =
                "Folds cases and figures anew from the journal, which is the truth, while the hub does not run. The hub"
                        + " does so by itself when it must; nothing is lost by it.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {

    private static final long EVERY_NANOS = 1_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int PERCENT = 100;

    @Option(names = "--config", paramLabel = "FILE", description = "The hub's properties file.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Sets one key; wins over file and environment.")
    private Map<String, String> set = new TreeMap<>();

    @Override
    public Integer call() throws Exception {
        final HubConfig settings = RunCommand.settings(config, set);
        final TimeSource time = settings.clock().realTime();
        final long begin = time.nanos();
        final long[] next = {begin + EVERY_NANOS};
        final long[] events = {0};

        final HubParts parts = Hub.parts(
                settings,
                (position, last) -> {
                    events[0] = position;
                    if (time.nanos() >= next[0]) {
                        next[0] = time.nanos() + EVERY_NANOS;
                        System.out.printf("%,d of %,d events (%d %%)%n", position, last, PERCENT * position / last);
                    }
                },
                true);
        parts.boards().close();
        parts.close();
        final double seconds = (time.nanos() - begin) / NANOS_PER_SECOND;
        System.out.printf("%,d events folded in %.1f s, %,.0f a second%n", events[0], seconds, events[0] / seconds);
        return ExitCode.DONE;
    }
}
