// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A chart's SVG as a PNG of twice its size, on white, in the shipped font. */
public final class Png {

    private static final double SCALE = 2;
    private static final List<String> FONTS =
            List.of("atkinson-hyperlegible-next-regular.ttf", "atkinson-hyperlegible-next-bold.ttf");

    private Png() {}

    /** Loads the fonts at the first picture: a hub that is never asked for one needs no graphics at all. */
    private static final class Fonts {
        static final boolean LOADED = FONTS.stream().allMatch(Fonts::load);

        private static boolean load(final String name) {
            try (InputStream file = Png.class.getResourceAsStream("/charts/" + name)) {
                GraphicsEnvironment.getLocalGraphicsEnvironment()
                        .registerFont(Font.createFont(Font.TRUETYPE_FONT, file));
                return true;
            } catch (IOException | FontFormatException e) {
                throw new IllegalStateException("the shipped font " + name + " cannot be read", e);
            }
        }
    }

    /** @param svg as one of this package's charts made it */
    public static byte[] of(final String svg) {
        if (!Fonts.LOADED) {
            throw new IllegalStateException("the shipped fonts are not there");
        }
        final SVGDocument document = new SVGLoader()
                .load(new ByteArrayInputStream(svg.getBytes(UTF_8)), null, LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalArgumentException("not an SVG");
        }
        final BufferedImage image = new BufferedImage(
                (int) Math.ceil(document.size().width * SCALE),
                (int) Math.ceil(document.size().height * SCALE),
                BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        document.render(null, graphics);
        graphics.dispose();
        return encoded(image);
    }

    private static byte[] encoded(final BufferedImage image) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
