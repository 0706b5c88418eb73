// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** The controller of an OLED: takes its messages apart as the data sheet says, and knows what is to be seen. */
final class FakeSsd1306 implements Consumer<byte[]> {

    private final int[] memory = new int[128 * 8];
    private boolean on;
    private boolean pumped;
    private boolean inverse;
    private boolean mirroredColumns;
    private boolean mirroredRows;
    private boolean horizontal;
    private int firstColumn;
    private int lastColumn = 127;
    private int firstPage;
    private int lastPage = 7;
    private int column;
    private int page;

    FakeSsd1306() {
        Arrays.fill(memory, 0x5A); // noise, as after power-up
    }

    @Override
    public void accept(final byte[] message) {
        switch (message[0]) {
            case 0x00 -> commands(message);
            case 0x40 -> {
                for (int i = 1; i < message.length; i++) {
                    point(message[i] & 0xFF);
                }
            }
            default -> throw new AssertionError("neither commands nor points");
        }
    }

    private void commands(final byte[] message) {
        int at = 1;
        while (at < message.length) {
            final int command = message[at++] & 0xFF;
            switch (command) {
                case 0xAE -> on = false;
                case 0xAF -> on = true;
                case 0xA6 -> inverse = false;
                case 0xA7 -> inverse = true;
                case 0xA1 -> mirroredColumns = true;
                case 0xC8 -> mirroredRows = true;
                case 0x40, 0xA4 -> {}
                case 0xA8 -> expect(message[at++], 0x3F, "64 rows");
                case 0x8D -> pumped = (message[at++] & 0xFF) == 0x14;
                case 0x20 -> horizontal = message[at++] == 0;
                case 0xDA -> expect(message[at++], 0x12, "row wiring of a 128x64 panel");
                case 0xD3 -> expect(message[at++], 0, "no offset");
                case 0xD5, 0x81, 0xD9, 0xDB -> at++;
                case 0x21 -> {
                    firstColumn = message[at++];
                    lastColumn = message[at++];
                    column = firstColumn;
                }
                case 0x22 -> {
                    firstPage = message[at++];
                    lastPage = message[at++];
                    page = firstPage;
                }
                default -> throw new AssertionError("no such command: " + Integer.toHexString(command));
            }
        }
    }

    private static void expect(final byte value, final int wanted, final String what) {
        if ((value & 0xFF) != wanted) {
            throw new AssertionError(what + ": " + value);
        }
    }

    private void point(final int bits) {
        if (!horizontal) {
            throw new AssertionError("addresses do not run on from row to row");
        }
        memory[page * 128 + column] = bits;
        if (++column > lastColumn) {
            column = firstColumn;
            page = page == lastPage ? firstPage : page + 1;
        }
    }

    boolean isOn() {
        return on && pumped;
    }

    boolean isLit(final int x, final int y) {
        if (!isOn() || !mirroredColumns || !mirroredRows) {
            return false;
        }
        final boolean set = (memory[y / 8 * 128 + x] >> y % 8 & 1) != 0;
        return set != inverse;
    }

    int litPoints() {
        int count = 0;
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 128; x++) {
                count += isLit(x, y) ? 1 : 0;
            }
        }
        return count;
    }

    /** Eight times as large, as points with gaps. */
    void picture(final Path file) throws IOException {
        final int scale = 8;
        final BufferedImage image = new BufferedImage(128 * scale, 64 * scale, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 64 * scale; y++) {
            for (int x = 0; x < 128 * scale; x++) {
                final boolean lit = isLit(x / scale, y / scale) && x % scale != 0 && y % scale != 0;
                image.setRGB(x, y, lit ? 0xDFF4FF : 0x0A0C10);
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
