// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The machine's clocks, and the only class that reads them. On Linux the kernel says whether the wall clock is
 * synchronised and how far it may be off; elsewhere, and when it is not, {@link ClockTrust} decides. A clock that was
 * synchronised earlier in this process is in holdover: its uncertainty grows by {@value #DRIFT_PPM} parts per million
 * until it reaches that of an unsynchronised clock, or until the wall clock is set. A wall clock that is earlier than this
 * program itself, or ten years later, is never believed.
 */
public final class SystemTimeSource implements TimeSource {

    /** How far an undisciplined crystal may drift. */
    static final long DRIFT_PPM = 50;

    /** No clock that shows less than this is right: the program is younger. */
    static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    /** Nor is one that shows more: NTP's seconds begin anew early in 2036, and clocks that trip over it show that year. */
    static final Instant LATEST = Instant.parse("2036-01-01T00:00:00Z");

    private static final long CACHE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long PARTS = 1_000_000;

    private final KernelClock kernel;
    private final Supplier<Instant> wallClock;
    private final LongSupplier monotonic;
    private final ClockTrust trust;
    private final Duration uncertainty;
    private volatile Quality quality;

    /** @param trust whom to believe when the kernel does not hold its clock to be synchronised */
    public SystemTimeSource(final ClockTrust trust) {
        this(trust, trust.defaultUncertainty());
    }

    /** @param uncertainty how far such a clock may be off on either side; not negative */
    public SystemTimeSource(final ClockTrust trust, final Duration uncertainty) {
        this(kernelOrProcess(), Instant::now, System::nanoTime, trust, uncertainty);
    }

    SystemTimeSource(
            final KernelClock kernel,
            final Supplier<Instant> wallClock,
            final LongSupplier monotonic,
            final ClockTrust trust,
            final Duration uncertainty) {
        if (uncertainty.isNegative()) {
            throw new IllegalArgumentException("an uncertainty cannot be negative");
        }
        this.kernel = kernel;
        this.wallClock = wallClock;
        this.monotonic = monotonic;
        this.trust = trust;
        this.uncertainty = uncertainty;
        this.quality = look(Optional.empty());
    }

    @Override
    public ClockReading read() {
        Quality now = quality;
        if (monotonic.getAsLong() - now.lookedAt >= CACHE_NANOS) {
            now = look(now.synced);
            quality = now;
        }
        final Instant wall = wallClock.get();
        final boolean absurd = wall.isBefore(EARLIEST) || !wall.isBefore(LATEST);
        return new ClockReading(
                wall,
                absurd ? ClockSource.NONE : now.source,
                absurd ? ClockTrust.KERNEL.defaultUncertainty() : now.uncertainty,
                kernel.bootId(),
                kernel.sinceBoot());
    }

    @Override
    public long nanos() {
        return monotonic.getAsLong();
    }

    private Quality look(final Optional<Synced> before) {
        final long at = monotonic.getAsLong();
        final Optional<Duration> within = kernel.synchronisedWithin();
        if (within.isPresent()) {
            final Synced synced = new Synced(wallClock.get(), kernel.sinceBoot(), within.get());
            return new Quality(at, ClockSource.NTP, within.get(), Optional.of(synced));
        }
        final Optional<Duration> held = before.flatMap(this::heldWithin);
        if (held.isPresent()) {
            return new Quality(at, ClockSource.HOLDOVER, held.get(), before);
        }
        return switch (trust) {
            case KERNEL -> new Quality(at, ClockSource.NONE, uncertainty, Optional.empty());
            case HOST -> new Quality(at, ClockSource.RTC, uncertainty, Optional.empty());
        };
    }

    /** The uncertainty in holdover; empty if the wall clock was set meanwhile or no trust is left. */
    private Optional<Duration> heldWithin(final Synced synced) {
        final Duration elapsed = kernel.sinceBoot().minus(synced.sinceBoot);
        final Duration within =
                synced.within.plus(elapsed.multipliedBy(DRIFT_PPM).dividedBy(PARTS));
        final Duration set =
                Duration.between(synced.wall.plus(elapsed), wallClock.get()).abs();
        return set.compareTo(within.plusMillis(1)) <= 0 && within.compareTo(uncertainty) < 0
                ? Optional.of(within)
                : Optional.empty();
    }

    private static KernelClock kernelOrProcess() {
        try {
            return new LinuxKernelClock();
        } catch (IOException | IllegalStateException e) {
            return new ProcessClock(UUID.randomUUID().toString(), System.nanoTime());
        }
    }

    /**
     * @param lookedAt on the monotonic clock
     * @param synced when the kernel last held the clock to be synchronised
     */
    private record Quality(long lookedAt, ClockSource source, Duration uncertainty, Optional<Synced> synced) {}

    private record Synced(Instant wall, Duration sinceBoot, Duration within) {}

    /** Where the kernel tells nothing: a boot is this process. */
    private record ProcessClock(String bootId, long began) implements KernelClock {
        @Override
        public Optional<Duration> synchronisedWithin() {
            return Optional.empty();
        }

        @Override
        public Duration sinceBoot() {
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }
}
