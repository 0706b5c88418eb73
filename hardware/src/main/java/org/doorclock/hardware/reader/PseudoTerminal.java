// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A serial scanner's twin: the scanner's end of a pseudo-terminal, linked from a path of our own so that it can go away and
 * come back. For one thread.
 */
@SuppressWarnings("restricted")
public final class PseudoTerminal implements AutoCloseable {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final int O_RDWR_NOCTTY = 0x102;

    private final Path link;
    private int master = -1;

    /** Plugs it in. */
    public PseudoTerminal(final Path link) {
        this.link = link;
        plug();
    }

    public Path path() {
        return link;
    }

    public void plug() {
        master = (int) call("posix_openpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT), O_RDWR_NOCTTY);
        call("grantpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT), master);
        call("unlockpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT), master);
        final MemorySegment name = (MemorySegment) call("ptsname", FunctionDescriptor.of(ADDRESS, JAVA_INT), master);
        try {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(name.reinterpret(64).getString(0)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void unplug() {
        if (master >= 0) {
            call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), master);
            master = -1;
        }
    }

    public void send(final byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            call(
                    "write",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG),
                    master,
                    arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes),
                    (long) bytes.length);
        }
    }

    /** What the door's side has sent back, such as an echo. */
    public int bytesEchoed() {
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment count = arena.allocate(JAVA_INT);
            call("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), master, 0x541BL, count);
            return count.get(JAVA_INT, 0);
        }
    }

    /** What has been sent and nobody has read yet. */
    public int bytesUnread() {
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment count = arena.allocate(JAVA_INT);
            call("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), master, 0x5411L, count);
            return count.get(JAVA_INT, 0);
        }
    }

    private static Object call(final String name, final FunctionDescriptor descriptor, final Object... arguments) {
        try {
            return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor)
                    .invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }

    @Override
    public void close() {
        unplug();
    }
}
