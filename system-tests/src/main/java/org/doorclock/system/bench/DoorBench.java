// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorclock.hardware.reader.PseudoTerminal;
import org.doorclock.system.StartException;
import org.doorclock.system.TestBands;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.doorclock.time.TimeSource;

/**
 * What the radiographer meets on this computer: how soon the door is there, and how soon a scan is safe and seen. Wristbands
 * come from a serial scanner's twin, a pseudo-terminal; lights, sounder and buttons are simulated.
 */
public final class DoorBench {

    /** After this much the JVM has settled and has given back what its start took. */
    public static final long SETTLE_SECONDS = 45;

    public static final long IDLE_SECONDS = 30;

    private static final int STARTS = 5;
    private static final int BARE_STARTS = 3;
    private static final int SCANS_OF_A_DAY = 30;
    private static final int WARM_UP = 5;
    private static final String NOBODY = "tcp://127.0.0.1:9";
    private static final Map<String, String> SIMULATED = Map.of("pins", "simulated");
    private static final long SECONDS = 60;
    private static final long REST_MILLIS = 20;

    private record Shown(String band, long at) {}

    private final Deployment system;
    private final TimeSource clock;
    private final TestBands bands = new TestBands();

    public DoorBench(final Deployment system, final TimeSource clock) {
        this.system = system;
        this.clock = clock;
    }

    public DoorFigures measure(final int scans) throws IOException, StartException, InterruptedException {
        final Samples starts = starts(STARTS, true);
        final Samples bareStarts = starts(BARE_STARTS, false);
        final Samples floor = FsyncFloor.measure(system.root(), scans, clock);
        final ScanClock times = new ScanClock();
        try (Scanned door = new Scanned("ct1", NOBODY)) {
            for (int i = 0; i < WARM_UP; i++) {
                door.scan(new ScanClock());
            }
            for (int i = 0; i < scans; i++) {
                door.scan(times);
            }
        }
        try (Program hub = system.hub(Map.of("mqtt.port", "0"), line -> {});
                Scanned door = new Scanned(
                        "ct2", HubAddress.of(hub.awaitReady(SECONDS)).mqtt())) {
            for (int i = 0; i < SCANS_OF_A_DAY; i++) {
                door.scan(new ScanClock());
            }
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            final double before = Processes.processorSeconds(door.program.pid());
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            final double used = Processes.processorSeconds(door.program.pid()) - before;
            return new DoorFigures(
                    starts,
                    bareStarts,
                    floor,
                    times.durable(),
                    times.light(),
                    times.screen(),
                    Memory.of(door.program.pid()),
                    100 * used / IDLE_SECONDS);
        }
    }

    private Samples starts(final int count, final boolean cached) throws StartException {
        final Samples starts = new Samples();
        for (int i = 0; i < count; i++) {
            final long begin = clock.nanos();
            try (Program door = cached
                    ? system.door("ct9", NOBODY, SIMULATED, List.of("--stdin"), line -> {})
                    : system.doorWithoutCache("ct9", NOBODY, SIMULATED, List.of("--stdin"), line -> {})) {
                door.awaitReady(SECONDS);
                starts.addNanos(clock.nanos() - begin);
            }
        }
        return starts;
    }

    /** A door with a scanner, and somebody who watches its page. */
    private final class Scanned implements AutoCloseable {

        private final PseudoTerminal scanner;
        private final Program program;
        private final EventStream page;
        private final BlockingQueue<String> echoes = new LinkedBlockingQueue<>();
        private final BlockingQueue<Shown> screens = new LinkedBlockingQueue<>();

        Scanned(final String name, final String broker) throws IOException, StartException, InterruptedException {
            final Path tty = system.root().resolve(name + "-tty");
            scanner = new PseudoTerminal(tty);
            program = system.door(name, broker, SIMULATED, List.of("--reader", tty.toString(), "--echo"), echoes::add);
            page = new EventStream(program.awaitReady(SECONDS) + "api/stream", (event, data) -> {
                if (event.equals("screen")) {
                    screens.add(new Shown(ScanClock.shownBand(data), clock.nanos()));
                }
            });
        }

        /** Sends a wristband, and its end a little later, as a scanner does. */
        void scan(final ScanClock times) throws InterruptedException {
            final String band = bands.next();
            screens.clear();
            scanner.send(band.getBytes(US_ASCII));
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            final long key = clock.nanos();
            scanner.send("\r".getBytes(US_ASCII));
            final String echo = take(echoes);
            Shown shown = take(screens);
            while (shown.band().isEmpty() || !band.endsWith(shown.band())) {
                shown = take(screens);
            }
            if (!times.add(key, echo, shown.at())) {
                throw new IllegalStateException("the door said of a scan: " + echo);
            }
        }

        private static <T> T take(final BlockingQueue<T> queue) throws InterruptedException {
            final T next = queue.poll(SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("the door did not answer a scan");
            }
            return next;
        }

        @Override
        public void close() {
            page.close();
            program.close();
            scanner.close();
        }
    }
}
