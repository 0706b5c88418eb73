// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** adjtimex(2), clock_gettime(2) and /sys/class/rtc of 64-bit Linux. Safe for use by many threads. */
final class LinuxKernelClock implements KernelClock {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** struct timex of 64-bit Linux: long maxerror (microseconds) at 24, int status at 40. */
    private static final long TIMEX_BYTES = 208;

    private static final long TIMEX_MAXERROR = 24;
    private static final long TIMEX_STATUS = 40;
    private static final int STA_UNSYNC = 0x40;
    private static final int TIME_ERROR = 5;

    private static final long TIMESPEC_BYTES = 16;
    private static final long TIMESPEC_NANOS = 8;
    private static final int CLOCK_REALTIME = 0;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int CLOCK_MONOTONIC_RAW = 4;
    private static final int CLOCK_BOOTTIME = 7;

    /** Longer than this between the first and the last reading of a look, and someone may have set a clock between. */
    private static final Duration LONG_LOOK = Duration.ofMillis(1);

    private static final int TRIES = 4;

    /** CLOCK_BOOTTIME is ahead of CLOCK_MONOTONIC by the sleep alone; less than this is the time between the two readings. */
    private static final Duration LEAST_SLEEP = Duration.ofSeconds(1);

    private final MethodHandle adjtimex;
    private final MethodHandle clockGettime;
    private final String bootId;
    private final SysfsClock hardware = SysfsClock.ofThisMachine();

    /**
     * @throws IOException if this is not 64-bit Linux or it does not say what boot this is
     */
    @SuppressWarnings("restricted")
    LinuxKernelClock() throws IOException {
        if (!System.getProperty("os.name").equals("Linux") || ADDRESS.byteSize() != Long.BYTES) {
            throw new IOException("not 64-bit Linux");
        }
        bootId = Files.readString(BOOT_ID).strip();
        final Linker linker = Linker.nativeLinker();
        try {
            adjtimex = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("adjtimex"), FunctionDescriptor.of(JAVA_INT, ADDRESS));
            clockGettime = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("clock_gettime"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        } catch (RuntimeException | LinkageError e) {
            throw new IOException("the C library cannot be called", e);
        }
        look();
    }

    /** The wall clock is read before its status: if it is set between the two, the status already says so. */
    @Override
    public Look look() {
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment room = arena.allocate(TIMEX_BYTES, Long.BYTES);
            for (int i = 1; ; i++) {
                final Duration before = read(CLOCK_MONOTONIC_RAW, room);
                final Duration wall = read(CLOCK_REALTIME, room);
                final Optional<Duration> within = synchronisedWithin(room);
                final Duration took = read(CLOCK_MONOTONIC_RAW, room).minus(before);
                if (took.compareTo(LONG_LOOK) <= 0 || i == TRIES) {
                    final boolean sound = took.compareTo(LONG_LOOK) <= 0;
                    final Duration slept = slept(room);
                    return new Look(
                            Instant.ofEpochSecond(wall.getSeconds(), wall.getNano()),
                            within.filter(any -> sound).map(took::plus),
                            slept.isZero() ? bootId : bootId + "+" + slept.toSeconds() + "s",
                            before.plus(slept));
                }
            }
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @Override
    public Optional<HardwareClock> hardwareClock() {
        return hardware.read();
    }

    private Optional<Duration> synchronisedWithin(final MemorySegment timex) throws Throwable {
        // modes, the first field, stays 0: read only, which needs no privilege
        timex.fill((byte) 0);
        final int state = (int) adjtimex.invokeExact(timex);
        final boolean unsynchronised = (timex.get(JAVA_INT, TIMEX_STATUS) & STA_UNSYNC) != 0;
        return state < 0 || state == TIME_ERROR || unsynchronised
                ? Optional.empty()
                : Optional.of(Duration.of(timex.get(JAVA_LONG, TIMEX_MAXERROR), ChronoUnit.MICROS));
    }

    /** How long this boot has slept, to the second. */
    private Duration slept(final MemorySegment room) throws Throwable {
        final Duration awake = read(CLOCK_MONOTONIC, room);
        final Duration slept = read(CLOCK_BOOTTIME, room).minus(awake);
        return slept.compareTo(LEAST_SLEEP) < 0 ? Duration.ZERO : Duration.ofSeconds(slept.toSeconds());
    }

    private Duration read(final int clock, final MemorySegment room) throws Throwable {
        final MemorySegment timespec = room.asSlice(0, TIMESPEC_BYTES);
        if ((int) clockGettime.invokeExact(clock, timespec) != 0) {
            throw new IllegalStateException("the kernel lacks clock " + clock);
        }
        return Duration.ofSeconds(timespec.get(JAVA_LONG, 0), timespec.get(JAVA_LONG, TIMESPEC_NANOS));
    }

    /** A method handle declares every throwable; these two functions raise none of their own. */
    private static RuntimeException unexpected(final Throwable e) {
        return switch (e) {
            case Error error -> throw error;
            case RuntimeException runtime -> runtime;
            default -> new IllegalStateException(e);
        };
    }
}
