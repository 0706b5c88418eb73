// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** An evdev device of 64-bit Linux: /dev/input/eventN. */
final class LinuxInputDevice implements InputDevice {

    static final String GROUP = "input";

    /** struct input_event: seconds and microseconds, 8 bytes each, type and code, 2 bytes each, value, 4 bytes. */
    private static final int EVENT_BYTES = 24;

    private static final int EVENTS_AT_ONCE = 64;
    private static final long MICROS_OF_SECOND = 1_000_000;

    private static final int NAME_BYTES = 256;
    private static final int KEY_BYTES = 96;
    private static final long EVIOCGID = 0x80084502L;
    private static final long EVIOCGNAME = 0x80000000L | NAME_BYTES << 16 | 0x4506;
    private static final long EVIOCGBIT_KEY = 0x80000000L | KEY_BYTES << 16 | 0x4520 + InputEvent.KEY;
    private static final long EVIOCGKEY = 0x80000000L | KEY_BYTES << 16 | 0x4518;
    private static final long EVIOCGRAB = 0x40044590L;
    private static final long EVIOCSCLOCKID = 0x400445A0L;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int LED_CAPS_LOCK = 1;

    private final Descriptor descriptor;
    private final MemorySegment events;
    private final MemorySegment keys;

    private LinuxInputDevice(final Descriptor descriptor) {
        this.descriptor = descriptor;
        this.keys = descriptor.allocate(KEY_BYTES);
        this.events = descriptor.allocate((long) EVENT_BYTES * EVENTS_AT_ONCE);
    }

    /** Reading is enough; writing puts out the caps lock light. */
    static LinuxInputDevice open(final Path path) throws DeviceException {
        final boolean writable = Files.isWritable(path);
        return new LinuxInputDevice(Descriptor.open(path, writable ? CLibrary.O_RDWR : CLibrary.O_RDONLY, GROUP));
    }

    @Override
    public InputIdentity identity() throws DeviceException {
        final MemorySegment id = descriptor.allocate(8);
        descriptor.ioctl(EVIOCGID, id);
        final MemorySegment name = descriptor.allocate(NAME_BYTES);
        descriptor.ioctl(EVIOCGNAME, name);
        return new InputIdentity(
                name.getString(0),
                Short.toUnsignedInt(id.get(JAVA_SHORT, 2)),
                Short.toUnsignedInt(id.get(JAVA_SHORT, 4)),
                Keyboards.isKeyboard(keys(EVIOCGBIT_KEY)));
    }

    private BitSet keys(final long request) throws DeviceException {
        descriptor.ioctl(request, keys);
        return BitSet.valueOf(keys.asByteBuffer());
    }

    @Override
    public BitSet keysDown() throws DeviceException {
        return keys(EVIOCGKEY);
    }

    @Override
    public void grab() throws DeviceException {
        descriptor.ioctl(EVIOCGRAB, MemorySegment.ofAddress(1));
        final MemorySegment clock = descriptor.allocate(JAVA_INT.byteSize());
        clock.set(JAVA_INT, 0, CLOCK_MONOTONIC);
        descriptor.ioctl(EVIOCSCLOCKID, clock);
        capsLockLightOff();
    }

    /** Some scanners swap the case of letters while this computer says that caps lock is on; here it never is. */
    private void capsLockLightOff() {
        final MemorySegment off = descriptor.allocate(EVENT_BYTES * 2L);
        off.set(JAVA_SHORT, 16, (short) InputEvent.LED);
        off.set(JAVA_SHORT, 18, (short) LED_CAPS_LOCK);
        descriptor.write(off);
    }

    @Override
    public List<InputEvent> read(final int millis) throws DeviceException {
        final int count = descriptor.read(events, millis) / EVENT_BYTES;
        final List<InputEvent> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            read.add(event((long) i * EVENT_BYTES));
        }
        return read;
    }

    private InputEvent event(final long at) {
        return new InputEvent(
                events.get(JAVA_LONG, at) * MICROS_OF_SECOND + events.get(JAVA_LONG, at + 8),
                Short.toUnsignedInt(events.get(JAVA_SHORT, at + 16)),
                Short.toUnsignedInt(events.get(JAVA_SHORT, at + 18)),
                events.get(JAVA_INT, at + 20));
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
