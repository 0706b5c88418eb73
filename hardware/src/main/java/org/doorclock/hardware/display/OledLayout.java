// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.util.List;

/**
 * A page on 128x64 points. The headline is twice the size where it fits in three lines; a code to scan takes the right half
 * and leaves the left to headline and figure.
 */
final class OledLayout {

    private static final int LINE = 8;
    private static final int MARGIN = 1;
    private static final int FOOTER_TOP = Canvas.HEIGHT - Font.HEIGHT;
    private static final int FEW_LINES = 2;

    private final Page page;
    private final Canvas canvas = new Canvas();
    private int width = Canvas.WIDTH;
    private int top;

    private OledLayout(final Page page) {
        this.page = page;
    }

    static Canvas of(final Page page) {
        final OledLayout layout = new OledLayout(page);
        layout.draw();
        return layout.canvas;
    }

    private void draw() {
        page.symbol().ifPresent(this::symbol);
        final List<String> large = Words.wrap(page.headline(), columns(2));
        final boolean fits = width == Canvas.WIDTH && large.size() <= FEW_LINES && isWhole(large);
        lines(fits ? large : Words.wrap(page.headline(), columns(1)), fits ? 2 : 1);
        if (!page.figure().isEmpty()) {
            figure();
        }
        if (width == Canvas.WIDTH) {
            lines(Words.wrap(page.symbol().isPresent() ? "" : page.hint(), columns(1)), 1);
            lines(Words.wrap(page.text(), columns(1)), 1);
        }
        canvas.text(MARGIN, FOOTER_TOP, Words.join(page.footer(), columns(1)), 1);
    }

    /** No word was broken. */
    private boolean isWhole(final List<String> lines) {
        return String.join(" ", lines)
                .equals(String.join(" ", Words.plain(page.headline()).split(" +")));
    }

    private int columns(final int scale) {
        return (width + scale) / (Font.ADVANCE * scale);
    }

    private void symbol(final Page.Symbol symbol) {
        final int scale = Canvas.HEIGHT / (symbol.size() + 8);
        if (scale < 2) {
            return; // too fine for a reader
        }
        final int side = (symbol.size() + 8) * scale;
        canvas.symbol(Canvas.WIDTH - side, 0, symbol, scale);
        width = Canvas.WIDTH - side;
    }

    private void lines(final List<String> lines, final int scale) {
        for (final String line : lines) {
            if (top + Font.HEIGHT * scale < FOOTER_TOP) {
                canvas.text(MARGIN, top, line, scale);
                top += LINE * scale;
            }
        }
    }

    /** The figure at twice the size, its unit beside it where there is room, else below. */
    private void figure() {
        final List<String> unit = page.unit();
        final int beside = MARGIN + (page.figure().length() * 2 + 1) * Font.ADVANCE;
        top += 2;
        if (width == Canvas.WIDTH) {
            canvas.text(MARGIN, top, Words.plain(page.figure()), 2);
            for (int i = 0; i < Math.min(2, unit.size()); i++) {
                canvas.text(beside, top + i * LINE, Words.plain(unit.get(i)), 1);
            }
            top += 2 * LINE + 1;
        } else {
            lines(List.of(Words.plain(page.figure())), 2);
            unit.forEach(line -> lines(Words.wrap(line, columns(1)), 1));
        }
    }
}
