// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/** One page. Millimetres from its left upper corner; the place of a text is the left end of its line. For one thread. */
final class Leaf {

    private static final double LINE = 1.3;

    private final Paper paper;
    private final PDPageContentStream out;
    private final PDPage page;
    private final PDStructureElement root;
    private final double height;
    private final List<PDStructureElement> elements = new ArrayList<>();

    /** How text looks. Size in points. */
    record Style(double size, boolean strong, String tag) {
        static Style body(final double size) {
            return new Style(size, false, StandardStructureTypes.P);
        }

        static Style strong(final double size) {
            return new Style(size, true, StandardStructureTypes.P);
        }

        static Style heading(final double size) {
            return new Style(size, true, StandardStructureTypes.H2);
        }

        static Style title(final double size) {
            return new Style(size, true, StandardStructureTypes.H1);
        }

        Style at(final double points) {
            return new Style(points, strong, tag);
        }
    }

    Leaf(
            final Paper paper,
            final PDDocument document,
            final PDPage page,
            final PDStructureElement root,
            final double height)
            throws IOException {
        this.paper = paper;
        this.page = page;
        this.root = root;
        this.height = height;
        this.out = new PDPageContentStream(document, page);
    }

    /** One line. */
    void text(final Style style, final double x, final double y, final String text) throws IOException {
        begin(style.tag(), "");
        write(style, x, y, text);
        out.endMarkedContent();
    }

    /** One line whose letters become as small as it takes; for what must not be cut. */
    void shrunk(final Style style, final double x, final double y, final double width, final String text)
            throws IOException {
        text(style.at(style.size() * Math.min(1, width / width(style, text))), x, y, text);
    }

    /** One line whose letters become smaller, down to 60 %, and which is cut then, so that it is no longer than {@code width}. */
    void fitted(final Style style, final double x, final double y, final double width, final String text)
            throws IOException {
        final double wanted = width(style, text);
        final Style fitting = style.at(style.size() * Math.max(0.6, Math.min(1, width / wanted)));
        String rest = text;
        while (width(fitting, rest) > width && rest.length() > 1) {
            rest = rest.substring(0, rest.length() - 2).stripTrailing() + "…";
        }
        text(fitting, x, y, rest);
    }

    /**
     * As many lines as it needs.
     *
     * @return where a line below it would stand
     */
    double paragraph(final Style style, final double x, final double y, final double width, final String text)
            throws IOException {
        begin(style.tag(), "");
        double at = y;
        for (final String line : wrapped(style, width, text)) {
            write(style, x, at, line);
            at += leading(style);
        }
        out.endMarkedContent();
        return at;
    }

    /** From line to line, in millimetres. */
    static double leading(final Style style) {
        return style.size() * LINE / Paper.POINTS;
    }

    /** @param alternative what it is, for those who do not see it */
    void symbol(final double x, final double y, final double size, final Modules modules, final String alternative)
            throws IOException {
        begin(StandardStructureTypes.Figure, alternative);
        final double module = size / modules.size();
        for (int row = 0; row < modules.size(); row++) {
            int from = 0;
            while (from < modules.size()) {
                int to = from;
                while (to < modules.size() && modules.isDark(to, row)) {
                    to++;
                }
                if (to > from) {
                    rectangle(x + from * module, y + row * module, (to - from) * module, module);
                }
                from = to + 1;
            }
        }
        out.fill();
        out.endMarkedContent();
    }

    /** A line from place to place; decoration, and not told of. */
    void line(final double x, final double y, final double toX, final double toY, final double thick)
            throws IOException {
        out.beginMarkedContent(COSName.ARTIFACT);
        out.setLineWidth(points(thick));
        out.moveTo(points(x), up(y));
        out.lineTo(points(toX), up(toY));
        out.stroke();
        out.endMarkedContent();
    }

    /** An empty box; decoration, and not told of. */
    void box(final double x, final double y, final double width, final double tall, final double thick)
            throws IOException {
        out.beginMarkedContent(COSName.ARTIFACT);
        out.setLineWidth(points(thick));
        rectangle(x, y, width, tall);
        out.stroke();
        out.endMarkedContent();
    }

    double width(final Style style, final String text) throws IOException {
        return paper.font(style.strong()).getStringWidth(text) / 1000 * style.size() / Paper.POINTS;
    }

    /** In the order in which they were written. */
    List<PDStructureElement> elements() {
        return elements;
    }

    void close() throws IOException {
        out.close();
    }

    private void begin(final String tag, final String alternative) throws IOException {
        final COSDictionary properties = new COSDictionary();
        properties.setInt(COSName.MCID, elements.size());
        final COSName name = COSName.getPDFName(tag);
        out.beginMarkedContent(name, PDPropertyList.create(properties));
        final PDStructureElement element = new PDStructureElement(tag, root);
        element.setPage(page);
        if (!alternative.isEmpty()) {
            element.setAlternateDescription(alternative);
        }
        element.appendKid(new PDMarkedContent(name, properties));
        root.appendKid(element);
        elements.add(element);
    }

    private void write(final Style style, final double x, final double y, final String text) throws IOException {
        out.beginText();
        out.setFont(paper.font(style.strong()), (float) style.size());
        out.newLineAtOffset(points(x), up(y));
        out.showText(text);
        out.endText();
    }

    private List<String> wrapped(final Style style, final double width, final String text) throws IOException {
        final List<String> lines = new ArrayList<>();
        String line = "";
        for (final String word : text.split(" ")) {
            final String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(style, longer) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    private void rectangle(final double x, final double y, final double width, final double tall) throws IOException {
        out.addRect(points(x), up(y + tall), points(width), points(tall));
    }

    private static float points(final double millimetres) {
        return (float) (millimetres * Paper.POINTS);
    }

    private float up(final double y) {
        return points(height - y);
    }
}
