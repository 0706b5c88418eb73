// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.doorclock.system.TestBands;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.Program;
import org.doorclock.time.TimeSource;

/** What the radiographer meets: how soon the door is there, and how soon a scan is safe and seen. */
final class DoorBench {

    private static final int STARTS = 5;
    private static final String NOBODY = "tcp://127.0.0.1:9";
    private static final long SECONDS = 60;
    private static final long SETTLE_SECONDS = 10;
    private static final long IDLE_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deployment system;
    private final Results results;
    private final TimeSource clock;

    DoorBench(final Deployment system, final Results results, final TimeSource clock) {
        this.system = system;
        this.results = results;
        this.clock = clock;
    }

    void run(final int scans) throws Exception {
        final Samples starts = new Samples();
        for (int i = 0; i < STARTS; i++) {
            final long begin = clock.nanos();
            try (Program door = system.door("ct9", NOBODY, Map.of(), List.of("--stdin"), line -> {})) {
                door.awaitReady(SECONDS);
                starts.addNanos(clock.nanos() - begin);
            }
        }
        results.add("door: process start to ready to scan, median of 5", starts.percentile(50), "ms", "< 1500");
        final Samples floor = FsyncFloor.measure(system.root(), scans, clock);
        results.addLatency("disk: append and flush, the floor", floor, "");
        scan(scans, floor.percentile(99));
    }

    private void scan(final int scans, final double floorAtP99) throws Exception {
        final BlockingQueue<Long> saved = new ArrayBlockingQueue<>(4 * scans);
        final BlockingQueue<Long> shown = new ArrayBlockingQueue<>(4 * scans);
        final Samples toSaved = new Samples();
        final Samples toShown = new Samples();
        final AtomicReference<String> scanned = new AtomicReference<>("");
        try (Program door =
                system.door("ct1", NOBODY, Map.of(), List.of("--stdin", "--echo"), line -> saved.add(clock.nanos()))) {
            final String screen = door.awaitReady(SECONDS);
            try (EventStream _ = new EventStream(screen + "api/stream", (name, data) -> {
                if (name.equals("screen") && isOf(scanned.get(), data)) {
                    shown.add(clock.nanos());
                }
            })) {
                final TestBands bands = new TestBands();
                for (int i = 0; i < scans; i++) {
                    final String band = bands.next();
                    shown.clear();
                    scanned.set(band);
                    final long begin = clock.nanos();
                    door.type(band);
                    toSaved.addNanos(take(saved) - begin);
                    toShown.addNanos(take(shown) - begin);
                }
            }
            results.addLatency(
                    "door: scan to durable", toSaved, "< %.1f (2 x floor + 5 ms)".formatted(2 * floorAtP99 + 5));
            results.addLatency("door: scan to screen", toShown, "");
            results.add("door: resident memory", Memory.residentMegabytes(door.pid()), "MB", "< 100");
            idle(door, screen);
        }
    }

    /** Whether a screen shows what became of this wristband; a screen shows its last three digits. */
    private static boolean isOf(final String band, final String screen) {
        try {
            final String ending = JSON.readTree(screen).path("band").asText();
            return !ending.isEmpty() && band.endsWith(ending);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the door's screen is not JSON", e);
        }
    }

    /** A door with its page open and nobody there, once the JVM has settled. */
    private void idle(final Program door, final String screen) throws Exception {
        try (EventStream _ = new EventStream(screen + "api/stream", (name, data) -> {})) {
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            final double before = Memory.processorSeconds(door.pid());
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            final double used = Memory.processorSeconds(door.pid()) - before;
            results.add("door: processor when idle", 100 * used / IDLE_SECONDS, "% core", "< 1");
        }
    }

    private static long take(final BlockingQueue<Long> queue) throws InterruptedException {
        final Long at = queue.poll(SECONDS, TimeUnit.SECONDS);
        if (at == null) {
            throw new IllegalStateException("the door did not answer a scan");
        }
        return at;
    }
}
