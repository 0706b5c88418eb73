// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.doorclock.time.Discipline.Judged;
import org.doorclock.time.KernelClock.HardwareClock;
import org.doorclock.time.KernelClock.Look;
import org.tinylog.Logger;

/**
 * The machine's clocks, and the only class that reads them. {@link Discipline} judges what they say, unless configuration
 * vouches for the host ({@link ClockTrust#HOST}). What is known of the time is kept in a {@link ClockMemory}, so that
 * neither a restart of the program nor one of the machine forgets it; {@link #upkeep()} sees to that. Safe for use by many
 * threads.
 */
public final class SystemTimeSource implements TimeSource {

    private static final Duration SAVE_EVERY = Duration.ofMinutes(10);

    private final KernelClock kernel;
    private final LongSupplier monotonic;
    private final ClockTrust trust;
    private final ClockLimits limits;
    private final ClockMemory memory;
    private final Discipline discipline;
    private final HardwareWatch hardware;
    private Optional<Saved> saved = Optional.empty();
    private Judged said = new Judged(new TimeInterval(Instant.EPOCH, Instant.EPOCH), ClockSource.NONE, Duration.ZERO);
    private boolean saidUnsaved;

    private record Saved(Duration sinceBoot, ClockMemory.Remembered what) {}

    /** @param trust whom to believe when the kernel does not hold its clock to be synchronised */
    public SystemTimeSource(final ClockTrust trust) {
        this(trust, ClockMemory.none(), ClockLimits.USUAL);
    }

    public SystemTimeSource(final ClockTrust trust, final ClockMemory memory, final ClockLimits limits) {
        this(kernelOrProcess(), System::nanoTime, trust, memory, limits);
    }

    /** On clocks that are given; for simulations. */
    public SystemTimeSource(
            final KernelClock kernel,
            final LongSupplier monotonic,
            final ClockTrust trust,
            final ClockMemory memory,
            final ClockLimits limits) {
        this.kernel = kernel;
        this.monotonic = monotonic;
        this.trust = trust;
        this.limits = limits;
        this.memory = memory;
        final Optional<ClockMemory.Remembered> known = memory.load();
        final Optional<HardwareClock> shown = kernel.hardwareClock();
        final Look look = kernel.look();
        this.discipline = Discipline.begin(limits, look, known, shown);
        this.hardware = new HardwareWatch(kernel, limits, look, shown, known.flatMap(ClockMemory.Remembered::hardware));
    }

    @Override
    public synchronized ClockReading read() {
        final Look look = kernel.look();
        final Judged judged = judge(look);
        final TimeInterval interval = judged.interval();
        final boolean setByHand = !interval.nearest(look.wall()).equals(look.wall());
        return new ClockReading(
                setByHand && judged.source() != ClockSource.NONE ? interval.best() : interval.nearest(look.wall()),
                judged.source(),
                interval,
                look.bootId(),
                look.sinceBoot());
    }

    @Override
    public long nanos() {
        return monotonic.getAsLong();
    }

    /**
     * The hub's clock says that the true time lay in {@code truth} at a moment of this boot. Only ever makes this clock
     * doubt, or decide between sources that disagree: no time is taken from the hub.
     */
    public synchronized void heard(final TimeInterval truth, final String bootId, final Duration sinceBoot) {
        if (trust == ClockTrust.KERNEL && kernel.look().bootId().equals(bootId)) {
            discipline.heard(new Fix(sinceBoot, truth));
        }
    }

    /**
     * Compares the hardware clock and keeps what is known. To be called a few times a second, as a change of what is
     * believed is kept at once; mostly does nothing, but may wait for the disk.
     */
    public synchronized void upkeep() {
        if (trust == ClockTrust.HOST) {
            return;
        }
        final Look look = kernel.look();
        final Judged judged = judge(look);
        final boolean changed = hardware.tend(look, judged, discipline.isSuspect());
        final ClockMemory.Remembered now = discipline.remembered(look, judged, hardware.kept());
        if (changed || saved.isEmpty() || isWorthSaving(saved.get(), now)) {
            save(look, now);
        }
    }

    private Judged judge(final Look look) {
        final Judged judged = switch (trust) {
            case KERNEL -> discipline.judge(look);
            case HOST -> vouchedFor(look);
        };
        say(judged);
        return judged;
    }

    private Judged vouchedFor(final Look look) {
        if (!Discipline.isPossible(look.wall())) {
            return new Judged(
                    new TimeInterval(ClockLimits.EARLIEST, ClockLimits.LATEST), ClockSource.NONE, Duration.ZERO);
        }
        final Duration within = look.synchronisedWithin()
                .filter(stated -> stated.compareTo(limits.leastError()) > 0)
                .orElse(look.synchronisedWithin().isPresent() ? limits.leastError() : limits.vouched());
        return new Judged(
                TimeInterval.around(look.wall(), within),
                look.synchronisedWithin().isPresent() ? ClockSource.NTP : ClockSource.RTC,
                Duration.ZERO);
    }

    private static boolean isWorthSaving(final Saved last, final ClockMemory.Remembered now) {
        return now.basis() != last.what.basis()
                || now.suspect() != last.what.suspect()
                || !now.bootId().equals(last.what.bootId())
                || now.sinceBoot().minus(last.sinceBoot).compareTo(SAVE_EVERY) >= 0;
    }

    private void save(final Look look, final ClockMemory.Remembered now) {
        try {
            memory.save(now);
            saidUnsaved = false;
        } catch (IOException e) {
            if (!saidUnsaved) {
                saidUnsaved = true;
                Logger.warn("what the clock knows cannot be kept for the next start: {}", e.getMessage());
            }
        }
        saved = Optional.of(new Saved(look.sinceBoot(), now));
    }

    private void say(final Judged judged) {
        if (judged.source() != said.source()
                || judged.apart().isZero() != said.apart().isZero()) {
            if (judged.apart().isZero()) {
                Logger.info("clock: {}", judged.source().wireName());
            } else {
                Logger.warn(
                        "clock: {}; its sources are {} s apart",
                        judged.source().wireName(),
                        judged.apart().toSeconds());
            }
        }
        said = judged;
    }

    private static KernelClock kernelOrProcess() {
        try {
            return new LinuxKernelClock();
        } catch (IOException | IllegalStateException e) {
            return new ProcessClock(UUID.randomUUID().toString(), System.nanoTime());
        }
    }

    /** Where the kernel tells nothing: a boot is this process. */
    private record ProcessClock(String bootId, long began) implements KernelClock {
        @Override
        public Look look() {
            return new Look(Instant.now(), Optional.empty(), bootId, Duration.ofNanos(System.nanoTime() - began));
        }

        @Override
        public Optional<HardwareClock> hardwareClock() {
            return Optional.empty();
        }
    }
}
