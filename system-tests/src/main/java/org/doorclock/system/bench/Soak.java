// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.doorclock.system.TestBands;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.doorclock.time.TimeSource;

/**
 * A year at one door in minutes: the real programs with fast clocks, 30 scans a day, delivered to a hub, so that the door
 * may forget what is old. Reports what the door holds at the start, at each quarter and in the end.
 */
final class Soak {

    static final int DAYS = 365;
    static final int SCANS_A_DAY = 30;
    private static final int SCANS = DAYS * SCANS_A_DAY;
    private static final int WARM_UP = SCANS / 50;
    private static final long SECONDS = 60;

    private final Deployment system;
    private final Results results;
    private final TimeSource clock;
    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

    /** @param system whose clocks run {@link #rate} times as fast as real ones */
    Soak(final Deployment system, final Results results, final TimeSource clock) {
        this.system = system;
        this.results = results;
        this.clock = clock;
    }

    /** How fast clocks must run for a year to pass in {@code length}. */
    static double rate(final Duration length) {
        return (double) Duration.ofDays(DAYS).toSeconds() / Math.max(1, length.toSeconds());
    }

    void run(final Duration length) throws Exception {
        final HubAddress hub =
                HubAddress.of(system.hub(Map.of("http.port", "0"), line -> {}).awaitReady(SECONDS));
        try (Program door = system.door("ct1", hub.mqtt(), Map.of(), List.of("--stdin", "--echo"), outcomes::add)) {
            door.awaitReady(SECONDS);
            final TestBands bands = new TestBands();
            final long begin = clock.nanos();
            String band = "";
            int recorded = 0;
            for (int scan = 0; scan < SCANS; scan++) {
                awaitTurn(begin + length.toNanos() / SCANS * scan);
                band = scan % 2 == 0 ? bands.next() : band;
                door.type(band);
                recorded += outcome().contains("\"recorded\":true") ? 1 : 0;
                report(scan, door.pid());
            }
            results.add("soak: scans", SCANS, "", "");
            results.add("soak: scans recorded", recorded, "", "= scans");
            results.add("soak: length", (clock.nanos() - begin) / 1e9, "s", "");
        }
    }

    private void awaitTurn(final long due) throws InterruptedException {
        final long left = due - clock.nanos();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private String outcome() throws InterruptedException {
        final String outcome = outcomes.poll(SECONDS, TimeUnit.SECONDS);
        if (outcome == null) {
            throw new IllegalStateException("the door did not answer a scan");
        }
        return outcome;
    }

    private void report(final int scan, final long pid) throws IOException {
        if (scan == WARM_UP) {
            report("week 1", pid);
        } else if ((scan + 1) % (SCANS / 4) == 0 && scan + 1 >= SCANS / 4) {
            report("quarter " + (scan + 1) / (SCANS / 4), pid);
        }
    }

    private void report(final String when, final long pid) throws IOException {
        results.add("soak, " + when + ": resident memory", Memory.of(pid).resident(), "MB", "steady");
        results.add("soak, " + when + ": threads", Processes.threads(pid), "", "steady");
        results.add("soak, " + when + ": open files", Processes.openFiles(pid), "", "steady");
        results.add("soak, " + when + ": journal", kilobytes("journal"), "kB", "bounded");
        results.add("soak, " + when + ": index", kilobytes("index"), "kB", "bounded");
    }

    private double kilobytes(final String folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(system.root().resolve("ct1").resolve(folder))) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes / 1000.0;
    }
}
