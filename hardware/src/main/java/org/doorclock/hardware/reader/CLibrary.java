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

/**
 * The calls of the C library that readers need. Values are Linux's, the same on x86-64 and arm64. Where a function takes
 * {@code errno}, a segment of {@link #ERRNO}, it holds the error after a negative result.
 */
@SuppressWarnings("restricted")
final class CLibrary {

    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int ENXIO = 6;
    static final int EAGAIN = 11;
    static final int EACCES = 13;
    static final int EBUSY = 16;
    static final int ENODEV = 19;
    static final int ENOTTY = 25;

    static final int O_RDONLY = 0;
    static final int O_RDWR = 2;
    static final int O_NOCTTY = 0x100;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;
    static final short POLLIN = 1;

    static final MemoryLayout ERRNO = Linker.Option.captureStateLayout();

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option KEEP_ERRNO = Linker.Option.captureCallState("errno");
    private static final Linker.Option VARIADIC = Linker.Option.firstVariadicArg(2);
    private static final MethodHandle OPEN = handle("open", of(JAVA_INT, ADDRESS, JAVA_INT), KEEP_ERRNO, VARIADIC);
    private static final MethodHandle CLOSE = handle("close", of(JAVA_INT, JAVA_INT));
    private static final MethodHandle READ = handle("read", of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), KEEP_ERRNO);
    private static final MethodHandle WRITE = handle("write", of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle POLL = handle("poll", of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    private static final MethodHandle IOCTL =
            handle("ioctl", of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), KEEP_ERRNO, VARIADIC);
    private static final MethodHandle TCGETATTR = handle("tcgetattr", of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle TCSETATTR = handle("tcsetattr", of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle CFMAKERAW = handle("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle CFSETSPEED = handle("cfsetspeed", of(JAVA_INT, ADDRESS, JAVA_INT));

    private CLibrary() {}

    private static FunctionDescriptor of(final MemoryLayout result, final MemoryLayout... arguments) {
        return FunctionDescriptor.of(result, arguments);
    }

    private static MethodHandle handle(
            final String name, final FunctionDescriptor descriptor, final Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, options);
    }

    static int errno(final MemorySegment errno) {
        return errno.get(JAVA_INT, 0);
    }

    static int open(final MemorySegment errno, final MemorySegment path, final int flags) {
        return call(() -> (int) OPEN.invokeExact(errno, path, flags));
    }

    static int close(final int descriptor) {
        return call(() -> (int) CLOSE.invokeExact(descriptor));
    }

    static long read(final MemorySegment errno, final int descriptor, final MemorySegment into, final long most) {
        return call(() -> (long) READ.invokeExact(errno, descriptor, into, most));
    }

    static long write(final int descriptor, final MemorySegment from, final long count) {
        return call(() -> (long) WRITE.invokeExact(descriptor, from, count));
    }

    static int poll(final MemorySegment polled, final long count, final int millis) {
        return call(() -> (int) POLL.invokeExact(polled, count, millis));
    }

    /** @param argument where the kernel reads or writes, or an address that is a plain number */
    static int ioctl(
            final MemorySegment errno, final int descriptor, final long request, final MemorySegment argument) {
        return call(() -> (int) IOCTL.invokeExact(errno, descriptor, request, argument));
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
