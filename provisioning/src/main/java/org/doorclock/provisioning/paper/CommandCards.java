// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Pathway;
import org.doorclock.provisioning.paper.Leaf.Style;

/**
 * Cards to laminate and hang at a door, the size of a bank card, ten to a page: commands as QR symbols, a made-up wristband as
 * GS1 DataMatrix. A door obeys nothing else.
 */
final class CommandCards {

    static final String UNDO = "DC:UNDO:CARD";

    static final String SELF_TEST = "DC:SELFTEST";

    static final String SELF_TEST_END = "DC:SELFTEST:END";

    /** As the door's program judges it; docs/estates.md tells what its answers mean. */
    static final String READER_TEST = "DC:SELFTEST:1:]d2\u001dAQZWYM azqwym 0123456789 -/,.;\"@#~'+=*";

    /** A GS1 company prefix that nobody has, and a number of the range that is kept for tests: nobody's. */
    private static final String PREFIX = "5000000";

    private static final String NOBODY = "9990000018";

    private static final double WIDTH = 85.6;
    private static final double HEIGHT = 54;
    private static final int COLUMNS = 2;
    private static final int ROWS = 5;
    private static final double LEFT = (Paper.A4_WIDTH - COLUMNS * WIDTH) / 2;
    private static final double TOP = (Paper.A4_HEIGHT - ROWS * HEIGHT) / 2;
    private static final double MARGIN = 4.5;
    private static final double SYMBOL = 28;

    /** One card. */
    record Card(String title, String text, Modules symbol, String alternative) {}

    private CommandCards() {}

    static byte[] pdf() throws IOException {
        try (Paper paper = new Paper("Doorclock command cards")) {
            final List<Card> cards = all();
            Leaf leaf = paper.leaf(Paper.A4_WIDTH, Paper.A4_HEIGHT);
            for (int i = 0; i < cards.size(); i++) {
                final int at = i % (COLUMNS * ROWS);
                if (i > 0 && at == 0) {
                    leaf = paper.leaf(Paper.A4_WIDTH, Paper.A4_HEIGHT);
                }
                draw(leaf, cards.get(i), LEFT + at % COLUMNS * WIDTH, TOP + at / COLUMNS * HEIGHT);
            }
            return paper.bytes();
        }
    }

    private static List<Card> all() {
        final List<Card> cards = new ArrayList<>();
        cards.add(new Card(
                "Undo",
                "Takes back the last scan at this door, for 30 seconds. Then scan the right wristband.",
                Modules.qr(UNDO),
                "QR symbol: undo the last scan"));
        for (final Pathway pathway : Pathway.values()) {
            cards.add(new Card(
                    title(pathway),
                    "Scan the wristband first, then this within 30 seconds. " + meaning(pathway),
                    Modules.qr("DC:PATHWAY:" + pathway.wireName()),
                    "QR symbol: the pathway is " + pathway.wireName()));
        }
        for (final CloseReason reason : CloseReason.values()) {
            cards.add(new Card(
                    title(reason),
                    "Scan the wristband first, then this within 30 seconds. " + meaning(reason),
                    Modules.qr("DC:CLOSE:" + reason.wireName()),
                    "QR symbol: close the case as " + reason.wireName()));
        }
        cards.add(new Card(
                "Start self-test",
                "The screen says what to do next. Test wristbands stand for no patient until it ends.",
                Modules.qr(SELF_TEST),
                "QR symbol: start the self-test"));
        cards.add(new Card(
                "End self-test",
                "Ends it as it stands. It ends by itself after 15 minutes.",
                Modules.qr(SELF_TEST_END),
                "QR symbol: end the self-test"));
        cards.add(new Card(
                "Test symbol",
                "Records nothing. The screen says whether the reader is set up right.",
                Modules.qr(READER_TEST),
                "QR symbol: test of the barcode reader"));
        cards.add(new Card(
                "TEST wristband",
                "Nobody's: NHS test number " + spaced(NOBODY)
                        + ". For the self-test. Outside it a door records nothing of it.",
                testBand(),
                "DataMatrix symbol: wristband of nobody, for tests"));
        return cards;
    }

    private static String title(final Pathway pathway) {
        return switch (pathway) {
            case STROKE -> "Pathway: stroke";
            case TIA -> "Pathway: TIA";
            case OTHER -> "Pathway: other";
        };
    }

    /** What {@code docs/measures.md} says of cases that state none. */
    private static String meaning(final Pathway pathway) {
        return switch (pathway) {
            case STROKE -> "A patient counts as this without a card.";
            case TIA -> "The measures of TIA count the patient, those of stroke do not.";
            case OTHER -> "No measure of stroke or TIA counts the patient.";
        };
    }

    private static String title(final CloseReason reason) {
        return switch (reason) {
            case LEFT -> "Close: left";
            case MIMIC -> "Close: not a stroke";
            case DIED -> "Close: died";
            case SCANNED_ELSEWHERE -> "Close: scanned elsewhere";
            case ABANDONED -> "Close: scan abandoned";
        };
    }

    private static String meaning(final CloseReason reason) {
        return switch (reason) {
            case LEFT -> "The patient left before the scan.";
            case MIMIC -> "It turned out to be something else.";
            case DIED -> "The patient died before the scan.";
            case SCANNED_ELSEWHERE -> "The patient was scanned at another place.";
            case ABANDONED -> "There will be no scan.";
        };
    }

    /** A patient's number as a wristband has it: prefix, NHS Number, check digit (modulo 10, weights 3 and 1 from the right). */
    static String gsrn(final String nhsNumber) {
        final String digits = PREFIX + nhsNumber;
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * ((digits.length() - i) % 2 == 1 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    static Modules testBand() {
        return Modules.gs1DataMatrix("[8018]" + gsrn(NOBODY));
    }

    private static String spaced(final String number) {
        return number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6);
    }

    private static void draw(final Leaf leaf, final Card card, final double x, final double y) throws IOException {
        leaf.box(x, y, WIDTH, HEIGHT, 0.1);
        final double quiet = card.symbol().size() < 25 ? 22 : SYMBOL;
        leaf.symbol(
                x + MARGIN + (SYMBOL - quiet) / 2, y + (HEIGHT - quiet) / 2, quiet, card.symbol(), card.alternative());
        final double left = x + MARGIN + SYMBOL + MARGIN;
        final double width = x + WIDTH - MARGIN - left;
        final double below = leaf.paragraph(Style.heading(13), left, y + 12, width, card.title());
        leaf.paragraph(Style.body(9.3), left, below + 1, width, card.text());
        leaf.text(Style.body(7), left, y + HEIGHT - MARGIN, "Doorclock");
    }
}
