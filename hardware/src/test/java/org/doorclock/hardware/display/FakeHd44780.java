// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The controller of a 20x4 LCD behind its port expander: takes halves when E falls, as the data sheet says. */
final class FakeHd44780 implements Consumer<byte[]> {

    private final char[] memory = new char[0x80];
    private int port;
    private boolean fourBits;
    private boolean twoLines;
    private boolean on;
    private boolean forward;
    private int address;
    private OptionalInt half = OptionalInt.empty();

    FakeHd44780() {
        Arrays.fill(memory, '?');
    }

    @Override
    public void accept(final byte[] message) {
        for (final byte next : message) {
            final int now = next & 0xFF;
            if ((port & 0x04) != 0 && (now & 0x04) == 0) {
                taken(port);
            }
            port = now;
        }
    }

    private void taken(final int bits) {
        if ((bits & 0x02) != 0) {
            throw new AssertionError("a read was asked for");
        }
        if (!fourBits) {
            fourBits = (bits & 0xF0) == 0x20;
            return;
        }
        if (half.isEmpty()) {
            half = OptionalInt.of(bits & 0xF0);
            return;
        }
        final int value = half.getAsInt() | bits >> 4;
        half = OptionalInt.empty();
        if ((bits & 0x01) != 0) {
            memory[address] = (char) value;
            address += forward ? 1 : 0;
        } else {
            command(value);
        }
    }

    private void command(final int value) {
        if ((value & 0x80) != 0) {
            address = value & 0x7F;
        } else if ((value & 0xE0) == 0x20) {
            fourBits = (value & 0x10) == 0;
            twoLines = (value & 0x08) != 0;
        } else if ((value & 0xF8) == 0x08) {
            on = (value & 0x04) != 0;
        } else if ((value & 0xFC) == 0x04) {
            forward = (value & 0x02) != 0;
        } else if ((value & 0xFE) == 0x02) {
            address = 0;
        } else if (value == 0x01) {
            Arrays.fill(memory, ' ');
            address = 0;
        } else {
            throw new AssertionError("no such command: " + Integer.toHexString(value));
        }
    }

    /** What can be read; four empty rows if it is dark. */
    List<String> rows() {
        return IntStream.of(0x00, 0x40, 0x14, 0x54)
                .mapToObj(start -> isLit() ? new String(memory, start, 20) : "")
                .toList();
    }

    boolean isLit() {
        return on && twoLines && (port & 0x08) != 0;
    }

    /** Somebody pulled the plug and put it in again. */
    void powerUp() {
        Arrays.fill(memory, '?');
        fourBits = false;
        twoLines = false;
        on = false;
        half = OptionalInt.empty();
    }

    /** A half got lost, and from now on halves are paired wrongly. */
    void loseHalf() {
        half = OptionalInt.of(0);
    }
}
