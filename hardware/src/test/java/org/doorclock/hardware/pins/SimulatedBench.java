// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import java.io.ByteArrayOutputStream;
import java.util.OptionalInt;

public final class SimulatedBench implements Bench {

    public static final int BUS = 1;
    public static final int ADDRESS = 0x3c;

    private final SimulatedBoard board = new SimulatedBoard();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    public SimulatedBench() {
        board.attach(BUS, ADDRESS, heard::writeBytes);
    }

    @Override
    public SimulatedBoard board() {
        return board;
    }

    @Override
    public void pull(final String role, final int gpio, final boolean high) {
        board.pull(gpio, high);
    }

    @Override
    public boolean isHigh(final String role, final int gpio) {
        return board.isHigh(gpio);
    }

    @Override
    public OptionalInt playing(final String role, final int chip, final int channel) {
        return board.playing(chip, channel);
    }

    @Override
    public byte[] heard(final String role, final int bus, final int address) {
        final byte[] bytes = heard.toByteArray();
        heard.reset();
        return bytes;
    }

    @Override
    public void close() {
        board.close();
    }
}
