// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A document as a printer and a reader see it. */
final class Printed implements AutoCloseable {

    private static final int DPI = 150;

    private final PDDocument document;

    Printed(final byte[] pdf) throws IOException {
        document = Loader.loadPDF(pdf);
    }

    PDDocument document() {
        return document;
    }

    String text() throws IOException {
        return new PDFTextStripper().getText(document);
    }

    /** Renders a page and leaves it below target/ for whoever wants to look. */
    BufferedImage page(final int index, final String name) throws IOException {
        final BufferedImage image = new PDFRenderer(document).renderImageWithDPI(index, DPI, ImageType.RGB);
        final Path folder = Files.createDirectories(Path.of("target", "papers"));
        ImageIO.write(
                image, "png", folder.resolve(name + "-" + (index + 1) + ".png").toFile());
        return image;
    }

    /** The QR symbol in a part of a page, in millimetres. */
    static String qr(final BufferedImage page, final double x, final double y, final double width, final double height)
            throws ReaderException {
        return new QRCodeReader()
                .decode(bitmap(part(page, x, y, width, height)))
                .getText();
    }

    /** The DataMatrix symbol in a part of a page, in millimetres, as a scanner sends it: with its AIM identifier. */
    static String dataMatrix(
            final BufferedImage page, final double x, final double y, final double width, final double height)
            throws ReaderException {
        final Result result = new DataMatrixReader().decode(bitmap(part(page, x, y, width, height)));
        return result.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER) + result.getText();
    }

    private static BufferedImage part(
            final BufferedImage page, final double x, final double y, final double width, final double height) {
        final double dots = DPI / 25.4;
        return page.getSubimage(
                (int) (x * dots), (int) (y * dots), (int) (width * dots) - 1, (int) (height * dots) - 1);
    }

    private static BinaryBitmap bitmap(final BufferedImage image) {
        final int width = image.getWidth();
        final int height = image.getHeight();
        return new BinaryBitmap(new HybridBinarizer(
                new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width))));
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
