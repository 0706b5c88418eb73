// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A chart's SVG read back: its texts, where they lie, and which lie on one another. */
record Picture(String svg, Document document) {

    private static final Path KEPT = Path.of("target", "charts");

    /** A text and the room it takes, as the shipped font has it. */
    record Text(String text, double left, double top, double right, double bottom) {

        boolean meets(final Text other) {
            return left < other.right - 1 && other.left < right - 1 && top < other.bottom - 1 && other.top < bottom - 1;
        }
    }

    static Picture of(final String svg) {
        try {
            final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            return new Picture(svg, factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(UTF_8))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + svg, e);
        }
    }

    /** Keeps it for people to look at, as SVG and as PNG. */
    Picture keep(final String name) throws IOException {
        Files.createDirectories(KEPT);
        Files.writeString(KEPT.resolve(name + ".svg"), svg);
        Files.write(KEPT.resolve(name + ".png"), Png.of(svg));
        return this;
    }

    String title() {
        return elements("title").getFirst().getTextContent();
    }

    String description() {
        return elements("desc").getFirst().getTextContent();
    }

    double width() {
        return number(document.getDocumentElement(), "width");
    }

    double height() {
        return number(document.getDocumentElement(), "height");
    }

    /** Texts outside of icons. */
    List<Text> texts() {
        return elements("text").stream()
                .filter(text -> text.hasAttribute("x"))
                .map(Picture::text)
                .toList();
    }

    List<String> words() {
        return texts().stream().map(Text::text).toList();
    }

    /** Those that reach beyond the picture, or lie on another. */
    List<String> unreadable() {
        final List<Text> texts = texts();
        final List<String> faults = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            final Text text = texts.get(i);
            if (text.left < 0 || text.right > width() || text.top < 0 || text.bottom > height()) {
                faults.add(text + " reaches out of the picture");
            }
            texts.subList(i + 1, texts.size()).stream()
                    .filter(text::meets)
                    .forEach(other -> faults.add(text + " lies on " + other));
        }
        return faults;
    }

    List<Element> elements(final String name) {
        final NodeList found = document.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static Text text(final Element element) {
        final int size = (int) number(element, "font-size");
        final double width = Letters.width(element.getTextContent(), size, (int) number(element, "font-weight"));
        final double x = number(element, "x");
        final double left = switch (element.getAttribute("text-anchor")) {
            case "middle" -> x - width / 2;
            case "end" -> x - width;
            default -> x;
        };
        final double y = number(element, "y");
        return new Text(element.getTextContent(), left, y - 0.72 * size, left + width, y + 0.05 * size);
    }

    private static double number(final Element element, final String name) {
        return Double.parseDouble(element.getAttribute(name));
    }
}
