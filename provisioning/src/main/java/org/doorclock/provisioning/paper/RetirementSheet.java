// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.provisioning.paper.Leaf.Style;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.IssuedCertificate;
import org.doorclock.provisioning.register.RetirementRecord;

/** The page that says that a device is out of use, and since when, to be signed when its storage is destroyed. */
public final class RetirementSheet {

    private static final double LEFT = 18;
    private static final double RIGHT = Paper.A4_WIDTH - 18;
    private static final double TICK = 4;

    /** One device has rarely more than two; the register has all. */
    private static final int MOST_SHOWN = 12;

    private RetirementSheet() {}

    /** The same record makes the same file. */
    public static void write(final Path file, final RetirementRecord record) throws IOException {
        PdfFile.write(file, pdf(record));
    }

    static byte[] pdf(final RetirementRecord record) throws IOException {
        final String tag = record.device().assetTag();
        try (Paper paper = new Paper("Doorclock retirement record " + tag)) {
            draw(paper.leaf(Paper.A4_WIDTH, Paper.A4_HEIGHT), record);
            return paper.bytes();
        }
    }

    private static void draw(final Leaf leaf, final RetirementRecord record) throws IOException {
        final Device device = record.device();
        leaf.text(Style.body(11), LEFT, 20, "Doorclock retirement record");
        leaf.text(Style.title(30), LEFT, 33, device.assetTag());
        final List<List<String>> facts = new ArrayList<>(List.of(
                List.of("Device", device.name().toString()),
                List.of("Door it served", device.door()),
                List.of("Retired", second(record.end().at()) + " (UTC)"),
                List.of("By", record.end().by())));
        double y = facts(leaf, 44, facts);
        y = heading(leaf, y + 5, "Certificates that ended with it");
        y = certificates(leaf, y, record.revoked());
        y = heading(leaf, y + 5, "Its data");
        y = leaf.paragraph(Style.body(10), LEFT, y, RIGHT - LEFT, ErasureWords.of(record));
        y = heading(leaf, y + 5, "By hand");
        for (final String step : byHand(record)) {
            leaf.box(LEFT, y - TICK + 0.6, TICK, TICK, 0.3);
            y = leaf.paragraph(Style.body(10.5), LEFT + TICK + 3, y, RIGHT - LEFT - TICK - 3, step) + 2;
        }
        signature(leaf, y + 16);
    }

    private static double facts(final Leaf leaf, final double top, final List<List<String>> facts) throws IOException {
        double y = top;
        for (final List<String> fact : facts) {
            leaf.text(Style.body(10), LEFT, y, fact.getFirst());
            leaf.fitted(Style.strong(10), LEFT + 42, y, RIGHT - LEFT - 42, fact.getLast());
            y += 5.4;
        }
        leaf.line(LEFT, y - 2, RIGHT, y - 2, 0.2);
        return y;
    }

    private static double certificates(final Leaf leaf, final double top, final List<IssuedCertificate> revoked)
            throws IOException {
        double y = top;
        if (revoked.isEmpty()) {
            return leaf.paragraph(Style.body(10), LEFT, y, RIGHT - LEFT, "None: it had no certificate that was good.");
        }
        for (final IssuedCertificate certificate :
                revoked.stream().limit(MOST_SHOWN).toList()) {
            leaf.fitted(Style.strong(9.5), LEFT, y, 94, certificate.serial());
            leaf.text(
                    Style.body(9.5),
                    LEFT + 98,
                    y,
                    "issued " + day(certificate.issued()) + ", good until " + day(certificate.expires()));
            y += 5.2;
        }
        return revoked.size() <= MOST_SHOWN
                ? y
                : leaf.paragraph(
                        Style.body(9.5),
                        LEFT,
                        y,
                        RIGHT - LEFT,
                        "and " + (revoked.size() - MOST_SHOWN) + " more, which the record's JSON names.");
    }

    private static double heading(final Leaf leaf, final double y, final String text) throws IOException {
        leaf.text(Style.heading(13), LEFT, y, text);
        return y + 7.5;
    }

    private static List<String> byHand(final RetirementRecord record) {
        return List.of(
                "The device's page at the hub says that it retired by command: it delivered what it held, and destroyed its keys"
                        + " and data. Or it could not be reached, and this is what is left to destroy.",
                ErasureWords.byHand(record),
                "The label was taken off the box.");
    }

    private static void signature(final Leaf leaf, final double y) throws IOException {
        leaf.line(LEFT, y, LEFT + 62, y, 0.2);
        leaf.line(LEFT + 68, y, LEFT + 100, y, 0.2);
        leaf.line(LEFT + 106, y, RIGHT, y, 0.2);
        leaf.text(Style.body(8.5), LEFT, y + 4, "Name");
        leaf.text(Style.body(8.5), LEFT + 68, y + 4, "Date and time");
        leaf.text(Style.body(8.5), LEFT + 106, y + 4, "Signature");
    }

    private static String second(final Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String day(final Instant at) {
        return at.toString().substring(0, 10);
    }
}
