// SPDX-License-Identifier: Apache-2.0
package org.doorclock.service;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The receiving end of a Unix datagram socket, as systemd has one. For one thread. */
@SuppressWarnings("restricted")
public final class DatagramReceiver implements AutoCloseable {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SOCKET = handle("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = handle("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle POLL = handle("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle RECV = handle("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle CLOSE = handle("close", JAVA_INT, JAVA_INT);

    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer = arena.allocate(4096);
    private final int socket;

    /** @param address a path, or {@code @} and an abstract name */
    public DatagramReceiver(final String address) {
        final byte[] path = address.getBytes(UTF_8);
        final boolean named = path[0] == '@';
        final MemorySegment at = arena.allocate(110, 2);
        at.set(JAVA_SHORT, 0, (short) 1);
        MemorySegment.copy(path, 0, at, JAVA_BYTE, 2, path.length);
        if (named) {
            at.set(JAVA_BYTE, 2, (byte) 0);
        }
        socket = (int) call(SOCKET, 1, 2, 0);
        final int length = 2 + path.length + (named ? 0 : 1);
        if ((int) call(BIND, socket, at, length) != 0) {
            throw new AssertionError("cannot listen on " + address);
        }
    }

    private static MethodHandle handle(final String name, final MemoryLayout result, final MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }

    private static Object call(final MethodHandle handle, final Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** The next datagram, if one comes in that time. */
    public Optional<String> next(final int millis) {
        final MemorySegment polled = arena.allocate(8, 4);
        polled.set(JAVA_INT, 0, socket);
        polled.set(JAVA_SHORT, 4, (short) 1);
        if ((int) call(POLL, polled, 1L, millis) <= 0) {
            return Optional.empty();
        }
        final long length = (long) call(RECV, socket, buffer, 4096L, 0);
        return Optional.of(new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), UTF_8));
    }

    @Override
    public void close() {
        call(CLOSE, socket);
        arena.close();
    }
}
