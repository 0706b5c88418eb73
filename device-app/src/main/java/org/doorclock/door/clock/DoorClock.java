// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.clock;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.doorclock.time.AcceleratedTimeSource;
import org.doorclock.time.ClockLimits;
import org.doorclock.time.ClockMemory;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeInterval;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.ClockReport;
import org.doorclock.wire.Receipt;

/**
 * The door's clock: the machine's, what it remembers over a power cut, and what the hub's clock says of it. Safe for use by
 * many threads.
 */
public final class DoorClock implements AutoCloseable {

    private static final String FILE = "clock";
    private static final long UPKEEP_MILLIS = 250;
    private static final long STOP_SECONDS = 2;

    private final SystemTimeSource machine;
    private final TimeSource time;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clock").factory());
    private Optional<Heard> heard = Optional.empty();

    private record Heard(String bootId, ClockReport.HubTime time) {}

    /** @param time what the door goes by: the machine's clock or, in simulations, one that runs faster */
    public DoorClock(final SystemTimeSource machine, final TimeSource time) {
        this.machine = machine;
        this.time = time;
    }

    /**
     * @param data the door's directory; need not be there before {@link #start()}
     * @param rate 1 but in simulations
     * @param origin when simulated and real time are the same
     */
    public static DoorClock of(
            final Path data,
            final ClockTrust trust,
            final long driftPpm,
            final double rate,
            final Optional<Instant> origin) {
        final SystemTimeSource machine = new SystemTimeSource(
                trust, ClockMemory.in(data.resolve(FILE)), ClockLimits.USUAL.withDriftPpm(driftPpm));
        if (rate == 1 && origin.isEmpty()) {
            return new DoorClock(machine, machine);
        }
        return new DoorClock(machine, new AcceleratedTimeSource(machine, origin.orElseGet(machine::now), rate));
    }

    public TimeSource time() {
        return time;
    }

    /** Begins to keep what is known of the time. */
    public void start() {
        keeper.scheduleWithFixedDelay(machine::upkeep, 0, UPKEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The hub has answered a heartbeat, just now. */
    public synchronized void heard(final Receipt.HubClock answer) {
        final ClockReading now = time.read();
        final Duration trip = now.sinceBoot().minus(answer.sinceBoot());
        if (!now.bootId().equals(answer.bootId()) || trip.isNegative()) {
            return;
        }
        final Instant latest = TimeInterval.exactly(answer.arrivedBy())
                .later(trip, ClockLimits.USUAL.driftPpm())
                .latest();
        if (latest.isBefore(answer.sentAfter())) {
            return; // the hub's clock was set meanwhile
        }
        final TimeInterval hub = new TimeInterval(answer.sentAfter(), latest);
        heard = Optional.of(new Heard(now.bootId(), new ClockReport.HubTime(now.sinceBoot(), hub)));
        if (machine == time) {
            machine.heard(hub, now.bootId(), now.sinceBoot());
        }
    }

    /** What a heartbeat says of the clock. */
    public synchronized ClockReport report() {
        final ClockReading now = time.read();
        return new ClockReport(
                now.bootId(),
                now.sinceBoot(),
                now.wall(),
                heard.filter(last -> last.bootId.equals(now.bootId())).map(Heard::time));
    }

    @Override
    public void close() {
        keeper.shutdown();
        try {
            keeper.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
