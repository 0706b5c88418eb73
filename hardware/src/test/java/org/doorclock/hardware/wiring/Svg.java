// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.wiring;

/** Just enough SVG: whole numbers, one element a line, so that a change of the map is a readable diff. */
final class Svg {

    static final String INK = "#0E1116";
    static final String PAPER = "#F6F3EC";
    static final String MUTED = "#4A5563";
    static final String RED = "#D62839";
    static final String AMBER = "#FFC53D";
    static final String TEAL = "#45D6B0";

    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private final StringBuilder out = new StringBuilder();

    Svg(final int width, final int height, final String title, final String description) {
        line("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
                aria-labelledby="title desc" font-family="Atkinson Hyperlegible Next, Liberation Sans, Arial, sans-serif">\
                """.formatted(width, height, width, height));
        line("<title id=\"title\">" + escape(title) + "</title>");
        line("<desc id=\"desc\">" + escape(description) + "</desc>");
        line("<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#FFFFFF\"/>");
    }

    Svg text(final int x, final int y, final int size, final Anchor anchor, final String words) {
        return text(x, y, size, 400, INK, anchor, words);
    }

    Svg bold(final int x, final int y, final int size, final Anchor anchor, final String words) {
        return text(x, y, size, 700, INK, anchor, words);
    }

    Svg text(
            final int x,
            final int y,
            final int size,
            final int weight,
            final String fill,
            final Anchor anchor,
            final String words) {
        return line(
                "<text x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"%d\" fill=\"%s\" text-anchor=\"%s\">%s</text>"
                        .formatted(
                                x,
                                y,
                                size,
                                weight,
                                fill,
                                anchor.name().toLowerCase(java.util.Locale.ROOT),
                                escape(words)));
    }

    Svg rect(final int x, final int y, final int w, final int h, final int r, final String fill, final String stroke) {
        return line(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>"
                        .formatted(x, y, w, h, r, fill, stroke));
    }

    Svg circle(final int x, final int y, final int r, final String fill, final String stroke) {
        return line("<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>"
                .formatted(x, y, r, fill, stroke));
    }

    /** A thin line in ink: inside a part, not a wire. */
    Svg stroke(final String path) {
        return line("<path d=\"" + path + "\" fill=\"none\" stroke=\"" + INK + "\" stroke-width=\"2\"/>");
    }

    /** A wire, with a white halo so that it passes visibly over what it crosses. */
    Svg wire(final String path, final WireColour colour) {
        final String head = "<path d=\"" + path + "\" fill=\"none\" stroke-linejoin=\"round\" ";
        line(head + "stroke=\"#FFFFFF\" stroke-width=\"10\"/>");
        line(head + "stroke=\"" + colour.paint + "\" stroke-width=\"5\"/>");
        colour.stripe.ifPresent(
                stripe -> line(head + "stroke=\"" + stripe + "\" stroke-width=\"2\" stroke-dasharray=\"9 7\"/>"));
        return this;
    }

    /** A resistor lying across, 44 wide, with its value above. */
    Svg resistor(final int x, final int y, final String value) {
        rect(x, y - 8, 44, 16, 2, "#FFFFFF", INK);
        return text(x + 22, y - 13, 13, Anchor.MIDDLE, value);
    }

    /** A flag that stands for a supply: its name and the header's position. */
    Svg flag(final int x, final int y, final String supply, final int pin) {
        final String fill = "GND".equals(supply) ? INK : "5V".equals(supply) ? RED : "#FFB27A";
        final String text = "3V3".equals(supply) ? INK : "#FFFFFF";
        rect(x, y - 11, 96, 22, 11, fill, fill);
        return text(x + 48, y + 5, 13, 700, text, Anchor.MIDDLE, supply + " pin " + pin);
    }

    /** A wire's number, in its colour. */
    Svg tag(final int x, final int y, final Wire wire) {
        rect(x - 17, y - 10, 34, 20, 6, "#FFFFFF", wire.colour().paint);
        return text(x, y + 5, 13, 700, INK, Anchor.MIDDLE, wire.tag());
    }

    private Svg line(final String element) {
        out.append(element).append('\n');
        return this;
    }

    private static String escape(final String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;");
    }

    @Override
    public String toString() {
        return out + "</svg>\n";
    }
}
