// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** A terminal device, open raw and for this program alone: 8 data bits, no parity, one stop bit, no flow control. */
final class Tty implements AutoCloseable {

    static final String GROUP = "dialout";
    private static final int BUFFER = 1024;
    private static final long TIOCEXCL = 0x540C;
    private static final int TCSAFLUSH = 2;
    /** glibc's struct termios is 60 bytes; musl's too. */
    private static final long TERMIOS_BYTES = 64;

    private static final long TERMIOS_CFLAG = 8;
    private static final int CSTOPB = 0x40;
    private static final int CREAD = 0x80;
    private static final int CLOCAL = 0x800;
    private static final int CRTSCTS = 0x80000000;

    private final Descriptor descriptor;
    private final MemorySegment bytes;

    private Tty(final Descriptor descriptor) {
        this.descriptor = descriptor;
        this.bytes = descriptor.allocate(BUFFER);
    }

    static Tty open(final Path device, final BaudRate rate) throws DeviceException {
        final Descriptor descriptor = Descriptor.open(device, CLibrary.O_RDWR, GROUP);
        try {
            final Tty tty = new Tty(descriptor);
            tty.makeRaw(rate);
            tty.keepToOurselves(device);
            return tty;
        } catch (DeviceException e) {
            descriptor.close();
            throw e;
        }
    }

    /**
     * Or a modem manager, a console or a second door would take bytes out of the middle of symbols. The kernel forgets it at
     * the close; of a pseudo-terminal it does not, so that nobody could open that again after a power cut.
     */
    private void keepToOurselves(final Path device) throws DeviceException {
        if (!isPseudoTerminal(device)) {
            descriptor.ioctl(TIOCEXCL, MemorySegment.NULL);
        }
    }

    private static boolean isPseudoTerminal(final Path device) {
        try {
            return device.toRealPath().startsWith("/dev/pts");
        } catch (IOException e) {
            return false;
        }
    }

    private void makeRaw(final BaudRate rate) throws DeviceException {
        final MemorySegment termios = descriptor.allocate(TERMIOS_BYTES);
        if (CLibrary.tcgetattr(descriptor.number(), termios) != 0) {
            throw new DeviceException("not a serial device");
        }
        CLibrary.cfmakeraw(termios);
        final int flags = termios.get(ValueLayout.JAVA_INT, TERMIOS_CFLAG);
        termios.set(ValueLayout.JAVA_INT, TERMIOS_CFLAG, flags & ~CSTOPB & ~CRTSCTS | CREAD | CLOCAL);
        CLibrary.cfsetspeed(termios, rate.code());
        if (CLibrary.tcsetattr(descriptor.number(), TCSAFLUSH, termios) != 0) {
            throw new DeviceException("cannot be set to " + rate.bitsPerSecond() + " bits a second");
        }
    }

    /**
     * Waits for bytes.
     *
     * @param millis for how long at most
     * @return how many came; 0 if none did
     * @throws DeviceException if the device has gone
     */
    int read(final byte[] into, final int millis) throws DeviceException {
        final int count = descriptor.read(bytes.asSlice(0, Math.min(into.length, BUFFER)), millis);
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, into, 0, count);
        return count;
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
