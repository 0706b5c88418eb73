// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A scanner that the kernel itself takes for real, through /dev/uinput. Types what a simulated keyboard types. */
final class UinputKeyboard implements AutoCloseable {

    static final Path DEVICE = Path.of("/dev/uinput");

    private static final long UI_DEV_CREATE = 0x5501;
    private static final long UI_DEV_DESTROY = 0x5502;
    private static final long UI_DEV_SETUP = 0x405C5503L;
    private static final long UI_SET_EVBIT = 0x40045564L;
    private static final long UI_SET_KEYBIT = 0x40045565L;
    private static final long UI_GET_SYSNAME_64 = 0x8040552CL;
    private static final int BUS_USB = 3;
    private static final int HIGHEST_KEY = 127;
    private static final int EVENTS_AT_PACE = 3000;
    private static final long MICROS_PER_EVENT = 400;

    private final Descriptor uinput;
    private final Path node;
    private final SimulatedKeyboard keys = new SimulatedKeyboard(InputIdentity.UNKNOWN);

    UinputKeyboard(final int vendor, final int product) throws DeviceException, IOException {
        uinput = Descriptor.open(DEVICE, CLibrary.O_RDWR, "input");
        uinput.ioctl(UI_SET_EVBIT, MemorySegment.ofAddress(InputEvent.KEY));
        for (int key = 1; key <= HIGHEST_KEY; key++) {
            uinput.ioctl(UI_SET_KEYBIT, MemorySegment.ofAddress(key));
        }
        final MemorySegment setup = uinput.allocate(92);
        setup.set(JAVA_SHORT, 0, (short) BUS_USB);
        setup.set(JAVA_SHORT, 2, (short) vendor);
        setup.set(JAVA_SHORT, 4, (short) product);
        setup.asSlice(8, 80).setString(0, "Test scanner");
        uinput.ioctl(UI_DEV_SETUP, setup);
        uinput.ioctl(UI_DEV_CREATE, MemorySegment.NULL);
        final MemorySegment name = uinput.allocate(64);
        uinput.ioctl(UI_GET_SYSNAME_64, name);
        node = node(Path.of("/sys/class/input", name.getString(0)));
    }

    private static Path node(final Path input) throws IOException {
        try (DirectoryStream<Path> events = Files.newDirectoryStream(input, "event*")) {
            return Path.of("/dev/input").resolve(events.iterator().next().getFileName());
        }
    }

    Path node() {
        return node;
    }

    /** Types at a scanner's pace, and after {@value #EVENTS_AT_PACE} events as fast as it can. */
    void type(final byte[] bytes) throws DeviceException {
        keys.type(new String(bytes, ISO_8859_1));
        final MemorySegment event = uinput.allocate(24);
        try (InputDevice typed = keys.open()) {
            int count = 0;
            for (List<InputEvent> events = typed.read(0); !events.isEmpty(); events = typed.read(0)) {
                for (final InputEvent one : events) {
                    event.set(JAVA_SHORT, 16, (short) one.type());
                    event.set(JAVA_SHORT, 18, (short) one.code());
                    event.set(JAVA_INT, 20, one.value());
                    uinput.write(event);
                    if (count++ < EVENTS_AT_PACE) {
                        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(MICROS_PER_EVENT));
                    }
                }
            }
        }
    }

    /** Unplugs it. */
    @Override
    public void close() {
        try {
            uinput.ioctl(UI_DEV_DESTROY, MemorySegment.NULL);
        } catch (DeviceException e) {
            throw new IllegalStateException(e);
        } finally {
            uinput.close();
        }
    }
}
