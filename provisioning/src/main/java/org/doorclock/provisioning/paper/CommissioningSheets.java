// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.doorclock.provisioning.doors.DoorRow;
import org.doorclock.provisioning.doors.Network;
import org.doorclock.provisioning.paper.Leaf.Style;

/** A page for each device: what to do, in order, what to tick, who signs. */
final class CommissioningSheets {

    private static final double LEFT = 18;
    private static final double RIGHT = Paper.A4_WIDTH - 18;
    private static final double TICK = 4;

    private static final List<String> STEPS = List.of(
            "The label on the box says %1$s, and the box is the one for the place above.",
            "The card was written: doorclock provision flash %1$s. It is in the device.",
            "The box and the reader hang firmly. The reader was set up from its maker's sheet.",
            "%2$s Then the power. Within ten minutes the screen says “Scan the wristband”.",
            "The hub's page of this device (the code above) shows it as pending, and online.",
            "“Start self-test” on the right is scanned. The screen says what to do next.");

    /** In the order of the door's own self-test, which leads through them. */
    private static final List<String> TESTS = List.of(
            "Power: its own supply, no warning of low voltage",
            "Network: the hub is reached",
            "Clock: synchronised",
            "Reader layout: the test symbol is read as it is printed",
            "Test wristband: read, and saved here",
            "Hub has it: the hub's receipt came back",
            "Undo: the code on the screen takes that scan back",
            "Sound: the tone is heard where people stand",
            "Without network: saved; with it again, the hub has it",
            "Distance: read from as far as people here hold it: ______ cm");

    private final URI hub;

    CommissioningSheets(final URI hub) {
        this.hub = hub;
    }

    byte[] of(final List<DoorRow> rows) throws IOException {
        final String whose = rows.size() == 1 ? " " + rows.getFirst().assetTag() : "s";
        try (Paper paper = new Paper("Doorclock commissioning sheet" + whose)) {
            for (final DoorRow row : rows) {
                draw(paper.leaf(Paper.A4_WIDTH, Paper.A4_HEIGHT), row);
            }
            return paper.bytes();
        }
    }

    private void draw(final Leaf leaf, final DoorRow row) throws IOException {
        leaf.text(Style.body(11), LEFT, 20, "Doorclock commissioning sheet");
        leaf.text(Style.title(30), LEFT, 33, row.assetTag());
        leaf.fitted(Style.strong(14), LEFT, 41, 120, row.room());
        leaf.symbol(
                RIGHT - 27,
                15,
                27,
                Modules.qr(Labels.address(hub, row)),
                "QR symbol: the page of " + row.assetTag() + " at the hub");
        double y = facts(leaf, row, 50);
        y = heading(leaf, y + 5, "In this order");
        for (final String step : STEPS) {
            y = tick(leaf, y, step.formatted(row.assetTag(), network(row)), RIGHT);
        }
        y = heading(leaf, y + 4, "Self-test: tick what the screen ticks");
        final double testsTop = y;
        for (final String test : TESTS) {
            y = tick(leaf, y, test, RIGHT - 32);
        }
        y = Math.max(y, symbols(leaf, RIGHT - 26, testsTop - 4));
        end(leaf, row, y + 5);
    }

    /** What the self-test wants scanned, far enough apart that a reader takes one of them. */
    private static double symbols(final Leaf leaf, final double x, final double top) throws IOException {
        leaf.symbol(x + 3, top, 18, Modules.qr(CommandCards.SELF_TEST), "QR symbol: start the self-test");
        leaf.text(Style.body(8), x, top + 21.5, "Start self-test");
        leaf.symbol(x, top + 28, 24, Modules.qr(CommandCards.READER_TEST), "QR symbol: test symbol");
        leaf.text(Style.body(8), x, top + 55.5, "Test symbol");
        leaf.symbol(x + 4, top + 62, 16, CommandCards.testBand(), "DataMatrix symbol: test wristband");
        leaf.text(Style.body(8), x, top + 81.5, "Test wristband");
        return top + 84;
    }

    private static String network(final DoorRow row) {
        return switch (row.network()) {
            case Network.Dhcp dhcp -> "The network cable is in.";
            case Network.Static cable -> "The network cable is in.";
            case Network.Wifi radio -> "The Wi-Fi " + radio.name() + " reaches here.";
        };
    }

    private static double facts(final Leaf leaf, final DoorRow row, final double top) throws IOException {
        final List<List<String>> facts = List.of(
                List.of("Site and door", row.site() + " / " + row.door() + " (" + row.kind() + ")"),
                List.of("Network", row.network().words()),
                List.of("Port", row.mac().orElse("any")),
                List.of("Time servers", String.join(", ", row.ntp())),
                List.of("Phone on its screen", row.phone()));
        double y = top;
        for (final List<String> fact : facts) {
            leaf.text(Style.body(10), LEFT, y, fact.getFirst());
            leaf.fitted(Style.strong(10), LEFT + 42, y, RIGHT - LEFT - 42, fact.getLast());
            y += 5.4;
        }
        leaf.line(LEFT, y - 2, RIGHT, y - 2, 0.2);
        return y;
    }

    private static double heading(final Leaf leaf, final double y, final String text) throws IOException {
        leaf.text(Style.heading(13), LEFT, y, text);
        return y + 7.5;
    }

    private static double tick(final Leaf leaf, final double y, final String text, final double right)
            throws IOException {
        leaf.box(LEFT, y - TICK + 0.6, TICK, TICK, 0.3);
        return leaf.paragraph(Style.body(10.5), LEFT + TICK + 3, y, right - LEFT - TICK - 3, text) + 2;
    }

    private static void end(final Leaf leaf, final DoorRow row, final double top) throws IOException {
        double y = heading(leaf, top, "Result");
        y = tick(leaf, y, "All of it passed: " + row.assetTag() + " is commissioned at the hub.", RIGHT);
        y = tick(leaf, y, "Not passed, because:", RIGHT);
        leaf.line(LEFT + 46, y - 5.5, RIGHT, y - 5.5, 0.2);
        y += 12;
        for (final String who : List.of("Estates", "Department")) {
            leaf.line(LEFT, y, LEFT + 62, y, 0.2);
            leaf.line(LEFT + 68, y, LEFT + 100, y, 0.2);
            leaf.line(LEFT + 106, y, RIGHT, y, 0.2);
            leaf.text(Style.body(8.5), LEFT, y + 4, who + ": name");
            leaf.text(Style.body(8.5), LEFT + 68, y + 4, "Date and time");
            leaf.text(Style.body(8.5), LEFT + 106, y + 4, "Signature");
            y += 17;
        }
    }
}
