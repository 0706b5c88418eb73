// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorclock.system.TestBands;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.doorclock.time.TimeSource;

/** What the hub bears: events a second, scan to board, and its answers when it holds much. */
final class HubBench {

    private static final int SLICES = 10;
    private static final int PERCENT = 100;
    private static final long AFTER_CHECKPOINT = 20_000;
    private static final int SINGLE_EVENTS = 100_000;
    private static final int CROWD = 200;
    /** One door alone waits for its receipts, and would take long for as many as a crowd. */
    private static final int ALONE = 20;

    private static final int FEWER_SCANS = 100;

    private static final double NANOS = 1e9;
    private static final long SECONDS = 120;
    private static final long LOAD_SECONDS = 1800;
    private static final String BENCH_SITE = "bench";
    private static final Pattern WAITING = Pattern.compile("(\\d+) are waiting;");

    private final Deployment system;
    private final Results results;
    private final TimeSource clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private final TestBands bands = new TestBands();

    HubBench(final Deployment system, final Results results, final TimeSource clock) {
        this.system = system;
        this.results = results;
        this.clock = clock;
    }

    void run(final int events, final int scans) throws Exception {
        final Map<String, String> settings = Map.of(
                "mqtt.port", "0",
                "sites", Deployment.SITE + "," + BENCH_SITE,
                "access.requests-per-second", "100000");
        final long begin = clock.nanos();
        try (Program hub = system.hub(settings, line -> {})) {
            final HubAddress address = HubAddress.of(hub.awaitReady(SECONDS));
            awaitHealthy(address);
            results.add("hub: process start to healthy", millisSince(begin), "ms", "");
            results.addLatency("scan to board page", scanToBoard(address, scans), "< 100");
            final long crowd = Math.min(SINGLE_EVENTS, events / 4);
            results.add(
                    "hub: durable events, 200 connections, one a message",
                    load(address, 0, CROWD, crowd / CROWD, false),
                    "events/s",
                    "10000");
            results.add(
                    "hub: durable events, 1 connection, one a message",
                    load(address, 0, 1, crowd / ALONE, false),
                    "events/s",
                    "10000");
            backlog(address, events - crowd - crowd / ALONE);
            results.add(
                    "hub: resident memory after %,d events".formatted(events),
                    Memory.of(hub.pid()).resident(),
                    "MB",
                    "< 512");
            final HubQueries queries = new HubQueries(system, results, clock);
            queries.run(address, events);
            final int fewer = Math.min(scans, FEWER_SCANS);
            final String of = ", %,d events".formatted(events);
            results.addLatency("scan to board page" + of, scanToBoard(address, fewer), "");
            try (AutoCloseable _ = queries.asking(address, "quality?")) {
                results.addLatency(
                        "scan to board page while data quality is asked for" + of, scanToBoard(address, fewer), "");
            }
            results.add(
                    "hub: resident memory after the queries",
                    Memory.of(hub.pid()).resident(),
                    "MB",
                    "< 512");
        }
        start(settings, "after a stop, %,d events".formatted(events), SLICES);
        start(settings, "after a kill, %,d events".formatted(events), SLICES + 1);
        rebuild(events);
    }

    /** In slices, so that it is seen whether a fuller hub is slower. */
    private void backlog(final HubAddress hub, final long events) throws Exception {
        final List<Double> rates = new ArrayList<>();
        for (int i = 0; i < SLICES; i++) {
            rates.add(load(hub, i, 1, events / SLICES, true));
        }
        results.add("hub: backlog batches, first tenth", rates.getFirst(), "events/s", "10000");
        results.add("hub: backlog batches, slowest tenth", Collections.min(rates), "events/s", "10000");
        results.add("hub: backlog batches, last tenth", rates.getLast(), "events/s", "10000");
        results.add(
                "hub: last tenth against the first",
                PERCENT * (rates.getLast() / rates.getFirst() - 1),
                "%",
                "within 10");
    }

    /** Leaves the hub killed, with events that came after its last checkpoint. */
    private void start(final Map<String, String> settings, final String when, final int slice) throws Exception {
        final long again = clock.nanos();
        final Program hub = system.hub(settings, line -> {});
        try {
            final HubAddress address = HubAddress.of(hub.awaitReady(SECONDS));
            awaitHealthy(address);
            results.add("hub: start to healthy " + when, millisSince(again), "ms", "< 5000");
            load(address, slice, 1, AFTER_CHECKPOINT, true);
        } finally {
            hub.kill();
        }
    }

    private void rebuild(final int events) throws Exception {
        final long begin = clock.nanos();
        final List<String> said = system.rebuildHub(LOAD_SECONDS);
        results.about("rebuild", said.getLast());
        results.add("hub: rebuild, process and all", events / (millisSince(begin) / 1000), "events/s", "200000");
    }

    /** What a stream showed: how many patients are on the board. */
    private record Shown(long nanos, int patients) {}

    private Samples scanToBoard(final HubAddress hub, final int scans) throws Exception {
        final BlockingQueue<Shown> shown = new LinkedBlockingQueue<>();
        final Samples samples = new Samples();
        try (Program door = system.door("ed1", hub.mqtt(), Map.of(), List.of("--stdin"), line -> {});
                EventStream _ = new EventStream(
                        hub.http() + "api/v1/board/stream?site=" + Deployment.SITE, system.token(), (name, data) -> {
                            if (name.equals("snapshot")) {
                                shown.add(new Shown(clock.nanos(), patients(data)));
                            }
                        })) {
            door.awaitReady(SECONDS);
            final Shown before = more(shown, -1);
            door.type(bands.next());
            Shown last = more(shown, before.patients);
            for (int i = 0; i < scans; i++) {
                final long begin = clock.nanos();
                door.type(bands.next());
                last = more(shown, last.patients);
                samples.addNanos(last.nanos - begin);
            }
        }
        return samples;
    }

    /** Those who are on it or, where more wait than it shows, those it says are waiting. */
    private static int patients(final String board) {
        final Matcher waiting = WAITING.matcher(board);
        return waiting.find() ? Integer.parseInt(waiting.group(1)) : board.split("\"code\"", -1).length - 1;
    }

    private static Shown more(final BlockingQueue<Shown> shown, final int patients) throws InterruptedException {
        while (true) {
            final Shown next = Optional.ofNullable(shown.poll(SECONDS, TimeUnit.SECONDS))
                    .orElseThrow(() -> new IllegalStateException("the board did not show a scan"));
            if (next.patients > patients) {
                return next;
            }
        }
    }

    /** Answers events a second from the first sent to the last receipted. */
    private double load(
            final HubAddress hub, final int slice, final int connections, final long each, final boolean inBatches)
            throws Exception {
        final List<LoadOutbox> outboxes = new ArrayList<>();
        final List<LoadDevice> devices = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                final String device = "load-%d-%s-%d-%d".formatted(connections, inBatches ? "b" : "s", slice, i);
                outboxes.add(new LoadOutbox(BENCH_SITE, device, each, clock));
                devices.add(new LoadDevice(hub.mqtt(), BENCH_SITE, device, outboxes.getLast(), inBatches, clock));
            }
            devices.forEach(LoadDevice::start);
            long begin = Long.MAX_VALUE;
            long end = Long.MIN_VALUE;
            for (final LoadOutbox outbox : outboxes) {
                begin = Math.min(begin, outbox.begun().get(LOAD_SECONDS, TimeUnit.SECONDS));
                end = Math.max(end, outbox.done().get(LOAD_SECONDS, TimeUnit.SECONDS));
            }
            return connections * each / ((end - begin) / NANOS);
        } finally {
            devices.forEach(LoadDevice::close);
        }
    }

    private void awaitHealthy(final HubAddress hub) throws IOException, InterruptedException {
        get(hub.http() + "observe/health");
    }

    private void get(final String address) throws IOException, InterruptedException {
        final HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + system.token())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode());
        }
    }

    private double millisSince(final long begin) {
        return (clock.nanos() - begin) / 1e6;
    }
}
