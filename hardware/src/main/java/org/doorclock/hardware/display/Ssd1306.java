// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.util.Arrays;
import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.PartException;

/** An OLED of 128x64 points with an SSD1306 controller. A broken door is shown bright with dark letters. */
final class Ssd1306 implements Panel {

    private static final int COMMANDS = 0x00;
    private static final int POINTS = 0x40;
    private static final int PAGES = Canvas.HEIGHT / 8;
    private static final byte[] OFF = {COMMANDS, (byte) 0xAE};
    /** In this order: off, clock, 64 rows, no offset, first row, charge pump on, addresses run on, both axes mirrored, row
     * wiring, brightness, charge time, level, show memory, on. */
    private static final byte[] SET_UP = bytes(
            COMMANDS, 0xAE, 0xD5, 0x80, 0xA8, 0x3F, 0xD3, 0x00, 0x40, 0x8D, 0x14, 0x20, 0x00, 0xA1, 0xC8, 0xDA, 0x12,
            0x81, 0x7F, 0xD9, 0xF1, 0xDB, 0x40, 0xA4, 0xA6);

    private static final byte[] ON = {COMMANDS, (byte) 0xAF};
    private static final byte[] WHOLE = bytes(COMMANDS, 0x21, 0, Canvas.WIDTH - 1, 0x22, 0, PAGES - 1);
    private static final int NORMAL = 0xA6;
    private static final int INVERSE = 0xA7;

    private final Board.I2c bus;
    private boolean lit;

    Ssd1306(final Board.I2c bus) {
        this.bus = bus;
    }

    private static byte[] bytes(final int... values) {
        final byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Set up and still dark: its memory holds noise after power-up. */
    @Override
    public void wake() throws PartException {
        bus.write(SET_UP);
        lit = false;
    }

    @Override
    public void draw(final Page page) throws PartException {
        final Canvas canvas = OledLayout.of(page);
        bus.write(WHOLE);
        for (int eight = 0; eight < PAGES; eight++) {
            bus.write(row(canvas, eight));
        }
        bus.write(bytes(COMMANDS, page.alarm() ? INVERSE : NORMAL));
        if (!lit) {
            bus.write(ON);
            lit = true;
        }
    }

    /** Eight rows of points: a byte for each column, its lowest bit on top. */
    private static byte[] row(final Canvas canvas, final int eight) {
        final byte[] message = new byte[Canvas.WIDTH + 1];
        message[0] = POINTS;
        for (int x = 0; x < Canvas.WIDTH; x++) {
            for (int bit = 0; bit < 8; bit++) {
                if (canvas.isLit(x, eight * 8 + bit)) {
                    message[x + 1] |= (byte) (1 << bit);
                }
            }
        }
        return message;
    }

    @Override
    public void darken() throws PartException {
        bus.write(Arrays.copyOf(OFF, OFF.length));
        lit = false;
    }
}
