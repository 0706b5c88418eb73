// SPDX-License-Identifier: Apache-2.0
package org.doorclock.service;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * One datagram to a Unix socket, through the C library: the JDK has Unix sockets for streams only. Values are Linux's, the
 * same on x86-64 and arm64.
 */
@SuppressWarnings("restricted")
final class DatagramSocket {

    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int PATH_AT = 2;
    private static final int LONGEST_PATH = 107;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle SOCKET = handle("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle SENDTO =
            handle("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOSE = handle("close", JAVA_INT, JAVA_INT);

    private DatagramSocket() {}

    private static MethodHandle handle(final String name, final MemoryLayout result, final MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(result, arguments),
                Linker.Option.captureCallState("errno"));
    }

    /**
     * Sends, and waits for nothing.
     *
     * @param address a path, or {@code @} and a name in the abstract namespace
     * @throws IOException if it was not taken
     */
    static void send(final String address, final String message) throws IOException {
        final byte[] path = address.getBytes(UTF_8);
        if (path.length < 2 || path.length > LONGEST_PATH || path[0] != '/' && path[0] != '@') {
            throw new IOException("not the address of a Unix socket");
        }
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment state = arena.allocate(CALL_STATE);
            final MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, message.getBytes(UTF_8));
            final MemorySegment to = arena.allocate(PATH_AT + LONGEST_PATH + 1L, 2);
            to.set(JAVA_SHORT, 0, AF_UNIX);
            MemorySegment.copy(path, 0, to, JAVA_BYTE, PATH_AT, path.length);
            final boolean named = path[0] == '@';
            if (named) {
                to.set(JAVA_BYTE, PATH_AT, (byte) 0);
            }
            final int length = PATH_AT + path.length + (named ? 0 : 1);
            final int socket = (int) SOCKET.invokeExact(state, (int) AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            check(socket, state);
            try {
                check(
                        (long) SENDTO.invokeExact(
                                state, socket, bytes, bytes.byteSize(), MSG_DONTWAIT | MSG_NOSIGNAL, to, length),
                        state);
            } finally {
                final int closed = (int) CLOSE.invokeExact(arena.allocate(CALL_STATE), socket);
                assert closed == 0;
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a C function cannot throw this", e);
        }
    }

    private static void check(final long result, final MemorySegment state) throws IOException {
        if (result < 0) {
            throw new IOException("error " + (int) ERRNO.get(state, 0L));
        }
    }
}
