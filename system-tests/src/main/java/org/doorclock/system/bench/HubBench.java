// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorclock.system.TestBands;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.doorclock.time.TimeSource;
import org.eclipse.paho.mqttv5.common.MqttException;

/** What the hub bears: events a second, scan to board, and its answers when it holds much. */
final class HubBench {

    private static final int QUERIES = 1000;
    private static final int SINGLE_EVENTS = 100_000;
    private static final int BATCH = 80;
    private static final int CROWD = 200;
    private static final long SECONDS = 120;
    private static final long LOAD_SECONDS = 1800;
    private static final String BENCH_SITE = "bench";

    private final Deployment system;
    private final Results results;
    private final TimeSource clock;
    private final HttpClient http = HttpClient.newHttpClient();

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
            scanToBoard(address, scans);
            final long crowd = Math.min(SINGLE_EVENTS, events / 4);
            results.add(
                    "hub: durable events, 200 connections, one a message",
                    load(address, CROWD, crowd / CROWD, 1),
                    "events/s",
                    "10000");
            results.add(
                    "hub: durable events, 1 connection, one a message",
                    load(address, 1, crowd / 4, 1),
                    "events/s",
                    "10000");
            final long rest = events - crowd - crowd / 4;
            results.add(
                    "hub: durable events, 1 connection, backlog batches",
                    load(address, 1, rest, BATCH),
                    "events/s",
                    "10000");
            results.add(
                    "hub: resident memory after %,d events".formatted(events),
                    Memory.of(hub.pid()).resident(),
                    "MB",
                    "");
            compliance(address, events);
        }
        final long again = clock.nanos();
        try (Program hub = system.hub(settings, line -> {})) {
            awaitHealthy(HubAddress.of(hub.awaitReady(SECONDS)));
            results.add("hub: start to healthy with %,d events".formatted(events), millisSince(again), "ms", "");
        }
    }

    private void scanToBoard(final HubAddress hub, final int scans) throws Exception {
        final BlockingQueue<Long> shown = new ArrayBlockingQueue<>(10 * scans);
        final Samples samples = new Samples();
        try (Program door = system.door("ed1", hub.mqtt(), Map.of(), List.of("--stdin"), line -> {});
                EventStream _ = new EventStream(
                        hub.http() + "api/v1/board/stream?site=" + Deployment.SITE, system.token(), (name, data) -> {
                            if (name.equals("snapshot") && data.contains("\"code\"")) {
                                shown.add(clock.nanos());
                            }
                        })) {
            door.awaitReady(SECONDS);
            final TestBands bands = new TestBands();
            door.type(bands.next());
            take(shown);
            for (int i = 0; i < scans; i++) {
                final long begin = clock.nanos();
                door.type(bands.next());
                samples.addNanos(take(shown) - begin);
            }
        }
        results.addLatency("scan to board page", samples, "< 100");
    }

    /** Answers events a second from the first sent to the last receipted. */
    private double load(final HubAddress hub, final int connections, final long each, final int batch)
            throws Exception {
        final List<LoadDevice> devices = new ArrayList<>();
        final String run = connections + "-" + batch + "-";
        try {
            for (int i = 0; i < connections; i++) {
                devices.add(new LoadDevice(hub.mqtt(), BENCH_SITE, "load-" + run + i, each, batch, clock));
            }
            final long begin = clock.nanos();
            final List<Thread> senders = new ArrayList<>();
            for (final LoadDevice device : devices) {
                senders.add(Thread.ofVirtual().start(() -> send(device)));
            }
            for (final LoadDevice device : devices) {
                if (!device.awaitReceipt(LOAD_SECONDS)) {
                    throw new IllegalStateException("the hub did not receipt all events");
                }
            }
            return connections * each / (millisSince(begin) / 1000);
        } finally {
            for (final LoadDevice device : devices) {
                device.close();
            }
        }
    }

    private static void send(final LoadDevice device) {
        try {
            device.send();
        } catch (MqttException | InterruptedException e) {
            throw new IllegalStateException("the load stopped: " + e.getMessage(), e);
        }
    }

    private void compliance(final HubAddress hub, final int events) throws IOException, InterruptedException {
        final LocalDate today = clock.now().atZone(ZoneOffset.UTC).toLocalDate();
        final Samples samples = new Samples();
        for (int i = 0; i < QUERIES; i++) {
            final LocalDate from = today.minusDays(360 - i % 30);
            final String query =
                    "api/v1/compliance?measure=asi-4a&level=site&by=month&from=" + from + "&to=" + today.plusDays(1);
            final long begin = clock.nanos();
            get(hub.http() + query);
            samples.addNanos(clock.nanos() - begin);
        }
        results.addLatency("hub: compliance, a year by month, %,d events".formatted(events), samples, "< 50");
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

    private static long take(final BlockingQueue<Long> queue) throws InterruptedException {
        return Optional.ofNullable(queue.poll(SECONDS, TimeUnit.SECONDS))
                .orElseThrow(() -> new IllegalStateException("the board did not show a scan"));
    }
}
