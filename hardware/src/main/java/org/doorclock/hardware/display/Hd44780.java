// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.PartException;

/**
 * A 20x4 character LCD with an HD44780 controller behind a PCF8574 port expander: RS on bit 0, RW on 1, E on 2, backlight on
 * 3, data on 4 to 7, written in halves. Rows go out whole, so that nothing flickers; no character is waited for, because
 * at the bus's 100 kHz the next byte comes later than the controller needs.
 */
final class Hd44780 implements Panel {

    static final int COLUMNS = 20;
    static final int ROWS = 4;

    private static final int DATA = 0x01;
    private static final int ENABLE = 0x04;
    private static final int LIGHT = 0x08;
    private static final int[] ROW_ADDRESS = {0x00, 0x40, 0x14, 0x54};
    private static final int SET_ADDRESS = 0x80;
    private static final int CLEAR = 0x01;
    private static final int LEFT_TO_RIGHT = 0x06;
    private static final int DISPLAY_ON = 0x0C;
    private static final int DISPLAY_OFF = 0x08;
    private static final int TWO_LINES = 0x28;
    private static final long SLOW_NANOS = 5_000_000;

    private final Board.I2c bus;

    Hd44780(final Board.I2c bus) {
        this.bus = bus;
    }

    /** The reset by instruction of the controller's data sheet: it may be in the middle of a half. */
    @Override
    public void wake() throws PartException {
        for (int i = 0; i < 3; i++) {
            bus.write(half(0x30, 0, LIGHT));
            LockSupport.parkNanos(SLOW_NANOS);
        }
        bus.write(half(0x20, 0, LIGHT));
        command(TWO_LINES, LIGHT);
        command(DISPLAY_OFF, LIGHT);
        command(CLEAR, LIGHT);
        LockSupport.parkNanos(SLOW_NANOS);
        command(LEFT_TO_RIGHT, LIGHT);
        command(DISPLAY_ON, LIGHT);
    }

    @Override
    public void draw(final Page page) throws PartException {
        final List<String> rows = rows(page);
        for (int row = 0; row < ROWS; row++) {
            final ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.writeBytes(whole(SET_ADDRESS | ROW_ADDRESS[row], 0, LIGHT));
            Words.fit(rows.get(row), COLUMNS).chars().forEach(c -> message.writeBytes(whole(glyph(c), DATA, LIGHT)));
            bus.write(message.toByteArray());
        }
    }

    /** Its character set has a yen sign and arrows where ASCII has a backslash and a tilde. */
    private static int glyph(final int ascii) {
        return ascii == '\\' ? '/' : ascii == '~' ? '-' : ascii;
    }

    /** Headline first, footer last; between them what there is room for: the figure, then the hint, then the text. */
    static List<String> rows(final Page page) {
        final List<String> rows = new ArrayList<>(Words.wrap(page.headline(), COLUMNS));
        if (!page.figure().isEmpty()) {
            rows.addAll(Words.wrap(page.figure() + " " + String.join(" ", page.unit()), COLUMNS));
        }
        rows.addAll(Words.wrap(page.hint(), COLUMNS));
        rows.addAll(Words.wrap(page.text(), COLUMNS));
        while (rows.size() < ROWS - 1) {
            rows.add("");
        }
        final List<String> shown = new ArrayList<>(rows.subList(0, ROWS - 1));
        shown.add(Words.join(page.footer(), COLUMNS));
        return shown;
    }

    @Override
    public void darken() throws PartException {
        command(DISPLAY_OFF, 0);
        bus.write((byte) 0);
    }

    private void command(final int command, final int light) throws PartException {
        bus.write(whole(command, 0, light));
    }

    private static byte[] whole(final int value, final int register, final int light) {
        final byte[] high = half(value & 0xF0, register, light);
        final byte[] low = half(value << 4 & 0xF0, register, light);
        return new byte[] {high[0], high[1], low[0], low[1]};
    }

    /** The controller takes a half when E falls. */
    private static byte[] half(final int bits, final int register, final int light) {
        final int port = bits | register | light;
        return new byte[] {(byte) (port | ENABLE), (byte) port};
    }
}
