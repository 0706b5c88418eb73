// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** A device file, open and never blocking but in {@link #read}. For one thread at a time. */
final class Descriptor implements AutoCloseable {

    private final Arena arena;
    private final MemorySegment errno;
    private final MemorySegment polled;
    private final String group;
    private final int number;

    private Descriptor(final Arena arena, final MemorySegment errno, final int number, final String group) {
        this.arena = arena;
        this.errno = errno;
        this.number = number;
        this.group = group;
        this.polled = arena.allocate(8, 4);
        polled.set(ValueLayout.JAVA_INT, 0, number);
        polled.set(ValueLayout.JAVA_SHORT, 4, CLibrary.POLLIN);
    }

    /**
     * @param access O_RDONLY or O_RDWR
     * @param group whose members may open such devices, for the message when we may not
     */
    static Descriptor open(final Path device, final int access, final String group) throws DeviceException {
        final Arena arena = Arena.ofShared();
        final MemorySegment errno = arena.allocate(CLibrary.ERRNO);
        final int number = CLibrary.open(
                errno,
                arena.allocateFrom(device.toString()),
                access | CLibrary.O_NOCTTY | CLibrary.O_NONBLOCK | CLibrary.O_CLOEXEC);
        if (number < 0) {
            final int error = CLibrary.errno(errno);
            arena.close();
            throw DeviceException.of(error, group);
        }
        return new Descriptor(arena, errno, number, group);
    }

    int number() {
        return number;
    }

    /** Memory that lasts as long as this does. */
    MemorySegment allocate(final long bytes) {
        return arena.allocate(bytes, 8);
    }

    /**
     * @param argument where the kernel reads or writes, or an address that is a plain number
     * @throws DeviceException if the kernel refuses
     */
    int ioctl(final long request, final MemorySegment argument) throws DeviceException {
        final int result = CLibrary.ioctl(errno, number, request, argument);
        if (result < 0) {
            throw DeviceException.of(CLibrary.errno(errno), group);
        }
        return result;
    }

    /** Whether all bytes were taken. */
    boolean write(final MemorySegment bytes) {
        return CLibrary.write(number, bytes, bytes.byteSize()) == bytes.byteSize();
    }

    /**
     * Waits for bytes.
     *
     * @param millis for how long at most
     * @return how many came; 0 if none did
     * @throws DeviceException if the device has gone
     */
    int read(final MemorySegment into, final int millis) throws DeviceException {
        polled.set(ValueLayout.JAVA_SHORT, 6, (short) 0);
        if (CLibrary.poll(polled, 1, millis) <= 0) {
            return 0;
        }
        final short seen = polled.get(ValueLayout.JAVA_SHORT, 6);
        if ((seen & CLibrary.POLLIN) == 0) {
            throw new DeviceException("unplugged");
        }
        final long count = CLibrary.read(errno, number, into, into.byteSize());
        final boolean later = count < 0 && isLater(CLibrary.errno(errno));
        if (count <= 0 && !later) {
            throw new DeviceException("unplugged");
        }
        return later ? 0 : (int) count;
    }

    private static boolean isLater(final int error) {
        return error == CLibrary.EAGAIN || error == CLibrary.EINTR;
    }

    @Override
    public void close() {
        CLibrary.close(number);
        arena.close();
    }
}
