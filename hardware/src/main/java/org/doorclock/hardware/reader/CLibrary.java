// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The calls of the C library that a raw terminal needs. Values are Linux's, the same on x86-64 and arm64. */
@SuppressWarnings("restricted")
final class CLibrary {

    static final int O_RDWR = 2;
    static final int O_NOCTTY = 0x100;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;
    static final short POLLIN = 1;
    static final int TCSAFLUSH = 2;
    static final int B9600 = 13;
    static final int CREAD = 0x80;
    static final int CLOCAL = 0x800;
    /** glibc's struct termios is 60 bytes; musl's too. */
    static final long TERMIOS_BYTES = 64;

    static final long TERMIOS_CFLAG = 8;

    private static final Linker LINKER = Linker.nativeLinker();
    // open is variadic: with a trailing mode it would be passed on the stack by some ABIs; two arguments need none.
    private static final MethodHandle OPEN =
            LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("open"), of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CLOSE = handle("close", of(JAVA_INT, JAVA_INT));
    private static final MethodHandle READ = handle("read", of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle POLL = handle("poll", of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle TCGETATTR = handle("tcgetattr", of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle TCSETATTR = handle("tcsetattr", of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle CFMAKERAW = handle("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle CFSETSPEED = handle("cfsetspeed", of(JAVA_INT, ADDRESS, JAVA_INT));

    private CLibrary() {}

    private static FunctionDescriptor of(final MemoryLayout result, final MemoryLayout... arguments) {
        return FunctionDescriptor.of(result, arguments);
    }

    private static MethodHandle handle(final String name, final FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor);
    }

    static int open(final MemorySegment path, final int flags) {
        return call(() -> (int) OPEN.invokeExact(path, flags));
    }

    static int close(final int descriptor) {
        return call(() -> (int) CLOSE.invokeExact(descriptor));
    }

    static long read(final int descriptor, final MemorySegment into, final long most) {
        return call(() -> (long) READ.invokeExact(descriptor, into, most));
    }

    static int poll(final MemorySegment polled, final long count, final int millis) {
        return call(() -> (int) POLL.invokeExact(polled, count, millis));
    }

    static int tcgetattr(final int descriptor, final MemorySegment termios) {
        return call(() -> (int) TCGETATTR.invokeExact(descriptor, termios));
    }

    static int tcsetattr(final int descriptor, final int when, final MemorySegment termios) {
        return call(() -> (int) TCSETATTR.invokeExact(descriptor, when, termios));
    }

    static void cfmakeraw(final MemorySegment termios) {
        call(() -> {
            CFMAKERAW.invokeExact(termios);
            return 0;
        });
    }

    static int cfsetspeed(final MemorySegment termios, final int speed) {
        return call(() -> (int) CFSETSPEED.invokeExact(termios, speed));
    }

    private static <T> T call(final Native<T> function) {
        try {
            return function.call();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a C function cannot throw this", e);
        }
    }

    @FunctionalInterface
    private interface Native<T> {
        T call() throws Throwable;
    }
}
