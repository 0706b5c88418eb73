// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.time.Duration;

/** Makes readers of this computer's devices. */
public final class Readers {

    private static final Duration RETRY = Duration.ofMillis(500);

    private Readers() {}

    /** A reader, not started. Whether the device is there does not matter yet. */
    public static Reader at(final ReaderAddress address, final ReaderSettings settings) {
        return switch (address) {
            case ReaderAddress.Serial serial -> new SerialReader(serial, settings.framing(), RETRY);
            case ReaderAddress.AnyKeyboard any -> new InputReader(any, settings, LinuxInputDevices.ofThisComputer());
            case ReaderAddress.UsbKeyboard usb -> new InputReader(usb, settings, LinuxInputDevices.ofThisComputer());
            case ReaderAddress.Keyboard one -> new InputReader(one, settings, LinuxInputDevices.ofThisComputer());
        };
    }
}
