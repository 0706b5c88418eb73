// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.util.BitSet;

/** Points, lit or dark; what lies outside is not drawn. */
final class Canvas {

    static final int WIDTH = 128;
    static final int HEIGHT = 64;

    private final BitSet lit = new BitSet(WIDTH * HEIGHT);

    boolean isLit(final int x, final int y) {
        return lit.get(y * WIDTH + x);
    }

    void set(final int x, final int y, final boolean on) {
        if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) {
            lit.set(y * WIDTH + x, on);
        }
    }

    void fill(final int left, final int top, final int width, final int height, final boolean on) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                set(x, y, on);
            }
        }
    }

    /** @param scale points for each point of the font */
    void text(final int left, final int top, final String text, final int scale) {
        int x = left;
        for (final char c : text.toCharArray()) {
            for (int row = 0; row < Font.HEIGHT; row++) {
                for (int column = 0; column < Font.WIDTH; column++) {
                    if (Font.isLit(c, column, row)) {
                        fill(x + column * scale, top + row * scale, scale, scale, true);
                    }
                }
            }
            x += Font.ADVANCE * scale;
        }
    }

    /** Dark modules on a lit ground with its quiet zone of four modules. */
    void symbol(final int left, final int top, final Page.Symbol symbol, final int scale) {
        final int side = (symbol.size() + 8) * scale;
        fill(left, top, side, side, true);
        for (int y = 0; y < symbol.size(); y++) {
            for (int x = 0; x < symbol.size(); x++) {
                if (symbol.isDark(x, y)) {
                    fill(left + (x + 4) * scale, top + (y + 4) * scale, scale, scale, false);
                }
            }
        }
    }
}
