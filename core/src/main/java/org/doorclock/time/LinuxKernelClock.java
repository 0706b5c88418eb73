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
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** adjtimex(2) and clock_gettime(2) of 64-bit Linux. Safe for use by many threads. */
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
    private static final int CLOCK_BOOTTIME = 7;

    private final MethodHandle adjtimex;
    private final MethodHandle clockGettime;
    private final String bootId;

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
        sinceBoot();
    }

    @Override
    public Optional<Duration> synchronisedWithin() {
        try (Arena arena = Arena.ofConfined()) {
            // modes, the first field, stays 0: read only, which needs no privilege
            final MemorySegment timex = arena.allocate(TIMEX_BYTES, Long.BYTES);
            final int state = (int) adjtimex.invokeExact(timex);
            final boolean unsynchronised = (timex.get(JAVA_INT, TIMEX_STATUS) & STA_UNSYNC) != 0;
            return state < 0 || state == TIME_ERROR || unsynchronised
                    ? Optional.empty()
                    : Optional.of(Duration.of(timex.get(JAVA_LONG, TIMEX_MAXERROR), ChronoUnit.MICROS));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @Override
    public String bootId() {
        return bootId;
    }

    @Override
    public Duration sinceBoot() {
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment timespec = arena.allocate(TIMESPEC_BYTES, Long.BYTES);
            if ((int) clockGettime.invokeExact(CLOCK_BOOTTIME, timespec) != 0) {
                throw new IllegalStateException("the kernel has no boot-time clock");
            }
            return Duration.ofSeconds(timespec.get(JAVA_LONG, 0), timespec.get(JAVA_LONG, TIMESPEC_NANOS));
        } catch (Throwable e) {
            throw unexpected(e);
        }
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
