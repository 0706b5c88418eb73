// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.wiring;

import java.util.List;
import org.doorclock.hardware.wiring.Svg.Anchor;

/** The whole sheet, 1600 by 1131: A3 or A4 laid across. */
final class WiringDiagram {

    private static final List<String> NOTES = List.of(
            "1  3.3 V at most on any GPIO pin. 5 V destroys the Pi.",
            "2  Red has " + WiringPlan.RED_PULL_UP + " of its own: with no program the",
            "    door shows red. The Pi’s own pull-up is too weak.",
            "3  Pull-ups of " + WiringPlan.PULL_UP + " give a contact 1 mA and a clean",
            "    level; " + WiringPlan.SERIES + " spare the pin. Buy gold contacts.",
            "4  24 V: a PELV supply; join its 0 V to pin 34.",
            "    F1: 500 mA in the wire from pin 4. F2: in the + of the",
            "    lamps. Both slow, beside the driver board.",
            "5  An LCD at 5 V needs a level shifter on SDA and SCL.",
            "6  Power off before any plug is moved.");
    private static final List<String> STATES = List.of(
            "rest low, pressed high: released",
            "rest high, pressed low: pressed",
            "both high: a wire is broken",
            "both low: a short circuit");
    private static final List<String> ELSEWHERE = List.of(
            "Screen: DSI ribbon and its power cable",
            "on pins 2 and 6 (or HDMI and USB)",
            "Reader: USB",
            "Network and power: Ethernet with PoE,",
            "or USB-C");

    private WiringDiagram() {}

    static String of(final WiringPlan plan) {
        final Svg svg = new Svg(
                1600,
                1131,
                "Doorclock wiring",
                "The 40-pin header of a Raspberry Pi with the wires to stack light, sounder, two buttons, display and"
                        + " clock module. The same in words: wire-list.md");
        final Router router = new Router(plan.wires());
        svg.bold(40, 58, 32, Anchor.START, "Doorclock wiring");
        svg.text(
                40,
                86,
                16,
                400,
                Svg.MUTED,
                Anchor.START,
                "Raspberry Pi 4 or 5, header seen from above. Drawn from pins.properties.");
        new HeaderDrawing(svg, plan).draw();
        new PartsDrawing(svg, plan, router).draw();
        new DriverDrawing(svg, plan, router).draw();
        for (final Wire wire : plan.wires()) {
            final boolean left = Header40.left(wire.pin());
            svg.tag((left ? HeaderDrawing.LEFT_END : HeaderDrawing.RIGHT_END), HeaderDrawing.y(wire.pin()), wire);
        }
        box(svg, 40, 520, 280, "Not on this header", ELSEWHERE);
        box(svg, 1195, 690, 365, "What the door reads from a button", STATES);
        box(svg, 1195, 840, 365, "Notes", NOTES);
        return svg.toString();
    }

    private static void box(
            final Svg svg, final int x, final int y, final int width, final String title, final List<String> lines) {
        svg.rect(x, y, width, 46 + lines.size() * 21, 10, "#FFFFFF", "#AEB8C4");
        svg.bold(x + 16, y + 28, 16, Anchor.START, title);
        for (int i = 0; i < lines.size(); i++) {
            final String line = lines.get(i);
            svg.text(line.startsWith(" ") ? x + 30 : x + 16, y + 52 + i * 21, 14, Anchor.START, line.strip());
        }
    }
}
