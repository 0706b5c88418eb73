// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** A terminal device opened raw through the C library. For one thread. */
final class Tty implements AutoCloseable {

    private final Arena arena;
    private final MemorySegment polled;
    private final MemorySegment bytes;
    private final int descriptor;

    private Tty(final Arena arena, final int descriptor) {
        this.arena = arena;
        this.descriptor = descriptor;
        this.bytes = arena.allocate(1024);
        this.polled = arena.allocate(8, 4);
        polled.set(ValueLayout.JAVA_INT, 0, descriptor);
        polled.set(ValueLayout.JAVA_SHORT, 4, CLibrary.POLLIN);
    }

    static Tty open(final Path device) throws TtyException {
        final Arena arena = Arena.ofConfined();
        try {
            final int descriptor = CLibrary.open(
                    arena.allocateFrom(device.toString()),
                    CLibrary.O_RDWR | CLibrary.O_NOCTTY | CLibrary.O_NONBLOCK | CLibrary.O_CLOEXEC);
            if (descriptor < 0) {
                throw new TtyException("cannot be opened");
            }
            final Tty tty = new Tty(arena, descriptor);
            tty.makeRaw();
            return tty;
        } catch (TtyException e) {
            arena.close();
            throw e;
        }
    }

    private void makeRaw() throws TtyException {
        final MemorySegment termios = arena.allocate(CLibrary.TERMIOS_BYTES, 8);
        if (CLibrary.tcgetattr(descriptor, termios) != 0) {
            CLibrary.close(descriptor);
            throw new TtyException("not a serial device");
        }
        CLibrary.cfmakeraw(termios);
        termios.set(
                ValueLayout.JAVA_INT,
                CLibrary.TERMIOS_CFLAG,
                termios.get(ValueLayout.JAVA_INT, CLibrary.TERMIOS_CFLAG) | CLibrary.CREAD | CLibrary.CLOCAL);
        CLibrary.cfsetspeed(termios, CLibrary.B9600);
        if (CLibrary.tcsetattr(descriptor, CLibrary.TCSAFLUSH, termios) != 0) {
            CLibrary.close(descriptor);
            throw new TtyException("cannot be set up");
        }
    }

    /**
     * Waits for bytes.
     *
     * @param millis for how long at most
     * @return how many came; 0 if none did
     * @throws TtyException if the device has gone
     */
    int read(final byte[] into, final int millis) throws TtyException {
        polled.set(ValueLayout.JAVA_SHORT, 6, (short) 0);
        final int ready = CLibrary.poll(polled, 1, millis);
        final short seen = polled.get(ValueLayout.JAVA_SHORT, 6);
        if (ready <= 0) {
            return 0;
        }
        final long count = (seen & CLibrary.POLLIN) == 0
                ? -1
                : CLibrary.read(descriptor, bytes, Math.min(into.length, bytes.byteSize()));
        if (count <= 0) {
            throw new TtyException("it has gone");
        }
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, into, 0, (int) count);
        return (int) count;
    }

    @Override
    public void close() {
        CLibrary.close(descriptor);
        arena.close();
    }
}
