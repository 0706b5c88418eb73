// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import java.util.Locale;

/**
 * One picture being drawn: one {@code svg} element without script or style sheet, which says in {@code title} and
 * {@code desc} what it shows. Texts are escaped; numbers are rounded to a tenth of a pixel.
 */
final class Svg {

    /** Where a text is held. */
    enum Hold {
        START,
        MIDDLE,
        END
    }

    /**
     * How a text is set.
     *
     * @param size in pixels
     * @param weight above 600 is bold where only two weights are to be had
     */
    record Type(int size, int weight, String colour) {

        static final Type TITLE = new Type(27, 720, Ink.INK);
        static final Type NOTE = new Type(18, 500, Ink.MUTED);
        static final Type AXIS = new Type(17, 500, Ink.MUTED);
        static final Type SMALL = new Type(14, 500, Ink.MUTED);

        Type in(final String other) {
            return new Type(size, weight, other);
        }

        Type bold() {
            return new Type(size, 700, colour);
        }

        double widthOf(final String text) {
            return Letters.width(text, size, weight);
        }
    }

    /**
     * How a line is drawn.
     *
     * @param dashes as SVG has them; empty for none
     */
    record Pen(String colour, double width, String dashes) {

        static final Pen GRID = new Pen(Ink.GRID, 1, "");
        static final Pen LIMIT = new Pen(Ink.MUTED, 2, "10 7");
        static final Pen CENTRE = new Pen(Ink.INK, 2.5, "");
        static final Pen TARGET = new Pen(Ink.TARGET, 3, "3 5");
    }

    private final StringBuilder svg = new StringBuilder();

    Svg(final int width, final int height, final String title, final String description) {
        final String id = "c" + Integer.toHexString((title + description).hashCode());
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 " + width + " " + height
                + "\" width=\"" + width + "\" height=\"" + height + "\" role=\"img\" aria-labelledby=\"" + id + "t "
                + id
                + "d\" font-family=\"Atkinson Hyperlegible Next, Arial, sans-serif\">");
        add("<title id=\"" + id + "t\">" + escape(title) + "</title>");
        add("<desc id=\"" + id + "d\">" + escape(description) + "</desc>");
        rect(0, 0, width, height, "#fff");
    }

    Svg text(final double x, final double y, final Hold hold, final Type type, final String text) {
        return add("<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" text-anchor=\""
                + hold.name().toLowerCase(Locale.ROOT) + "\" font-size=\"" + type.size() + "\" font-weight=\""
                + type.weight() + "\" fill=\"" + type.colour() + "\">" + escape(text) + "</text>");
    }

    /** A text on white, from {@code x} on, that what lies behind does not cross. */
    Svg tag(final double x, final double y, final Type type, final String text) {
        final double height = type.size() + 2;
        rect(x - 1, y - height + type.size() / 4.0, type.widthOf(text) + 2, height, "#fff");
        return text(x, y, Hold.START, type, text);
    }

    Svg line(final double x1, final double y1, final double x2, final double y2, final Pen pen) {
        return path("M" + at(x1) + " " + at(y1) + "L" + at(x2) + " " + at(y2), pen);
    }

    /** @param path as SVG has it, in numbers made by {@link #at} */
    Svg path(final String path, final Pen pen) {
        return add("<path d=\"" + path + "\" fill=\"none\" stroke=\"" + pen.colour() + "\" stroke-width=\""
                + at(pen.width()) + "\"" + (pen.dashes().isEmpty() ? "" : " stroke-dasharray=\"" + pen.dashes() + "\"")
                + " stroke-linejoin=\"round\"/>");
    }

    Svg rect(final double x, final double y, final double width, final double height, final String fill) {
        return add("<rect x=\"" + at(x) + "\" y=\"" + at(y) + "\" width=\"" + at(width) + "\" height=\"" + at(height)
                + "\" fill=\"" + fill + "\"/>");
    }

    /** @param shape around the point 0 0 */
    Svg mark(final double x, final double y, final String shape) {
        return add("<g transform=\"translate(" + at(x) + " " + at(y) + ")\">" + shape + "</g>");
    }

    String done() {
        return svg + "</svg>";
    }

    static String at(final double value) {
        final String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String escape(final String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", " ");
    }

    private Svg add(final String element) {
        svg.append(element);
        return this;
    }
}
