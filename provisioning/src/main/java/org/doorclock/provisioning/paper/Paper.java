// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A document to be printed: in the shipped font, its text selectable, its parts tagged with what they are for those who listen
 * to it. The same content makes the same bytes. For one thread.
 */
final class Paper implements AutoCloseable {

    static final double A4_WIDTH = 210;
    static final double A4_HEIGHT = 297;

    /** Of a point; pages are given in millimetres. */
    static final double POINTS = 72 / 25.4;

    private final PDDocument document = new PDDocument();
    private final PDStructureTreeRoot tree = new PDStructureTreeRoot();
    private final PDStructureElement root = new PDStructureElement(StandardStructureTypes.DOCUMENT, tree);
    private final List<Leaf> leaves = new ArrayList<>();
    private final PDFont regular;
    private final PDFont bold;

    Paper(final String title) throws IOException {
        regular = font("atkinson-hyperlegible-next-regular.ttf");
        bold = font("atkinson-hyperlegible-next-bold.ttf");
        final PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle(title);
        about.setProducer("Doorclock");
        document.setDocumentInformation(about);
        document.setDocumentId((long) title.hashCode());
        document.getDocumentCatalog().setLanguage("en-GB");
        final PDMarkInfo marks = new PDMarkInfo();
        marks.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marks);
        final PDViewerPreferences viewer = new PDViewerPreferences(new COSDictionary());
        viewer.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(viewer);
        document.getDocumentCatalog().setStructureTreeRoot(tree);
        tree.appendKid(root);
    }

    private PDFont font(final String name) throws IOException {
        try (InputStream in = Paper.class.getResourceAsStream(name)) {
            return PDType0Font.load(document, in, true);
        }
    }

    PDFont font(final boolean strong) {
        return strong ? bold : regular;
    }

    /** One more page, in millimetres. */
    Leaf leaf(final double width, final double height) throws IOException {
        final PDPage page = new PDPage(new PDRectangle((float) (width * POINTS), (float) (height * POINTS)));
        page.setStructParents(leaves.size());
        document.addPage(page);
        final Leaf leaf = new Leaf(this, document, page, root, height);
        leaves.add(leaf);
        return leaf;
    }

    /** The whole document; nothing can be added after. */
    byte[] bytes() throws IOException {
        final Map<Integer, PDParentTreeValue> parents = new HashMap<>();
        for (int i = 0; i < leaves.size(); i++) {
            leaves.get(i).close();
            final COSArray elements = new COSArray();
            leaves.get(i).elements().forEach(elements::add);
            parents.put(i, new PDParentTreeValue(elements));
        }
        final PDNumberTreeNode numbers = new PDNumberTreeNode(PDParentTreeValue.class);
        numbers.setNumbers(parents);
        tree.setParentTree(numbers);
        tree.setParentTreeNextKey(leaves.size());
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
