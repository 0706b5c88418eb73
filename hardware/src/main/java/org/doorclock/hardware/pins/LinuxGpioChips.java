// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the kernel's GPIO character devices. Structures and numbers are those of linux/gpio.h, version 2 of its interface. */
@SuppressWarnings("restricted")
final class LinuxGpioChips implements GpioChips {

    private static final int O_RDONLY_CLOEXEC = 0x80000;
    private static final long GET_CHIPINFO = 0x8044B401L;
    private static final long CHIPINFO_BYTES = 68;
    private static final long GET_LINEINFO = 0xC100B405L;
    private static final long LINEINFO_BYTES = 256;
    private static final long LABEL = 32;
    private static final long LINES = 64;
    private static final long CONSUMER = 32;
    private static final long OFFSET = 64;
    private static final long FLAGS = 72;
    private static final long USED = 1;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle OPEN = handle("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CLOSE = handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    // ioctl is variadic; on Linux's arm64 and x86-64 a pointer after two arguments is passed as any third argument is.
    private static final MethodHandle IOCTL =
            handle("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));

    private final Path devices;

    LinuxGpioChips(final Path devices) {
        this.devices = devices;
    }

    private static MethodHandle handle(final String name, final FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor);
    }

    @Override
    public List<Chip> all() {
        try (Stream<Path> found = Files.list(devices)) {
            return found.filter(path -> path.getFileName().toString().matches("gpiochip\\d+"))
                    .filter(path -> !Files.isSymbolicLink(path))
                    .sorted(Comparator.comparing((Path path) -> path.toString().length())
                            .thenComparing(Path::toString))
                    .<Chip>map(LinuxChip::new)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private record LinuxChip(Path device) implements Chip {

        @Override
        public String name() {
            return device.getFileName().toString();
        }

        @Override
        public boolean isPermitted() {
            return Files.isReadable(device) && Files.isWritable(device);
        }

        @Override
        public String label() {
            return ask(GET_CHIPINFO, CHIPINFO_BYTES, 0)
                    .map(info -> text(info, LABEL))
                    .orElse("");
        }

        @Override
        public int lines() {
            return ask(GET_CHIPINFO, CHIPINFO_BYTES, 0)
                    .map(info -> integer(info, LINES))
                    .orElse(0);
        }

        @Override
        public Optional<String> userOf(final int line) {
            return ask(GET_LINEINFO, LINEINFO_BYTES, line)
                    .filter(info -> (integer(info, FLAGS) & USED) != 0)
                    .map(info -> text(info, CONSUMER))
                    .map(consumer -> consumer.isEmpty() ? "the kernel" : consumer);
        }

        /** What the kernel answers; empty if it does not. */
        private Optional<byte[]> ask(final long request, final long bytes, final int line) {
            try (Arena arena = Arena.ofConfined()) {
                final int descriptor = (int) OPEN.invokeExact(arena.allocateFrom(device.toString()), O_RDONLY_CLOEXEC);
                if (descriptor < 0) {
                    return Optional.empty();
                }
                final MemorySegment answer = arena.allocate(bytes, 8);
                if (request == GET_LINEINFO) {
                    answer.set(JAVA_INT, OFFSET, line);
                }
                final int result = (int) IOCTL.invokeExact(descriptor, request, answer);
                final int ignored = (int) CLOSE.invokeExact(descriptor);
                return result < 0
                        ? Optional.empty()
                        : Optional.of(answer.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE));
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("a C function cannot throw this", e);
            }
        }

        private static String text(final byte[] answer, final long at) {
            return MemorySegment.ofArray(answer).asSlice(at, 32).getString(0);
        }

        private static int integer(final byte[] answer, final long at) {
            return MemorySegment.ofArray(answer).get(java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED, at);
        }
    }
}
