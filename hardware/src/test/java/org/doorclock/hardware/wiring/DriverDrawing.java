// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.wiring;

import java.util.List;
import org.doorclock.hardware.wiring.Svg.Anchor;

/** Below the header: the driver board, the lamps, the sounder, their supply and its fuse. */
final class DriverDrawing {

    private static final int INPUT_Y = 820;
    private static final int OUTPUT_Y = 890;
    private static final int LAMP_Y = 950;
    private static final int RAIL_Y = 1030;
    private static final List<String> LAMPS = List.of("light.red", "light.amber", "light.green");
    private static final List<String> PAINT = List.of(Svg.RED, Svg.AMBER, "#1E9E57");

    private final Svg svg;
    private final WiringPlan plan;
    private final Router router;

    DriverDrawing(final Svg svg, final WiringPlan plan, final Router router) {
        this.svg = svg;
        this.plan = plan;
        this.router = router;
    }

    private static int x(final int channel) {
        return 481 + channel * 154;
    }

    void draw() {
        svg.rect(390, INPUT_Y, 760, OUTPUT_Y - INPUT_Y, 10, Svg.PAPER, Svg.INK);
        svg.bold(410, INPUT_Y + 30, 18, Anchor.START, "Driver board");
        svg.text(
                410,
                INPUT_Y + 54,
                14,
                Anchor.START,
                "ULN2803A, or MOSFETs that switch fully at 3.3 V. Each output sinks.");
        svg.flag(1040, INPUT_Y + 50, "GND", 34);
        for (int channel = 0; channel < LAMPS.size(); channel++) {
            if (plan.wire(LAMPS.get(channel)).isPresent()) {
                lamp(channel, plan.wire(LAMPS.get(channel)).get());
            }
        }
        plan.wire("sounder").ifPresent(this::sounder);
        supply();
    }

    private void lamp(final int channel, final Wire wire) {
        final int x = x(channel);
        input(wire, 764 - channel * 10, x);
        if (wire.role().equals("light.red")) {
            svg.stroke("M%d %dH%d".formatted(x - 74, 796, x));
            svg.resistor(x - 64, 796, WiringPlan.RED_PULL_UP);
            svg.circle(x, 796, 4, Svg.INK, Svg.INK);
            svg.stroke("M%d 796H%d".formatted(x - 90, x - 74));
            final boolean low = plan.activeLow(wire.role());
            svg.flag(x - 186, 796, low ? "GND" : "3V3", low ? 34 : 17);
        }
        svg.stroke("M%d %dV%d".formatted(x, OUTPUT_Y, RAIL_Y));
        svg.circle(x, OUTPUT_Y, 5, "#FFFFFF", Svg.INK);
        svg.circle(x, LAMP_Y, 24, PAINT.get(channel), Svg.INK);
        svg.stroke("M%d %dL%d %dM%d %dL%d %d"
                .formatted(x - 17, LAMP_Y - 17, x + 17, LAMP_Y + 17, x - 17, LAMP_Y + 17, x + 17, LAMP_Y - 17));
        svg.bold(x + 31, LAMP_Y - 2, 16, Anchor.START, wire.label());
        svg.text(x + 31, LAMP_Y + 17, 13, Anchor.START, plan.activeLow(wire.role()) ? "active low" : "lit when high");
        svg.circle(x, RAIL_Y, 5, Svg.INK, Svg.INK);
    }

    private void sounder(final Wire wire) {
        final int x = x(3);
        input(wire, 734, x);
        svg.stroke("M%d %dV%d".formatted(x, OUTPUT_Y, RAIL_Y - 14));
        svg.circle(x, OUTPUT_Y, 5, "#FFFFFF", Svg.INK);
        svg.rect(x - 22, LAMP_Y - 24, 44, 48, 4, "#E4E8ED", Svg.INK);
        svg.stroke("M%d %dV%dM%d %dV%d".formatted(x - 10, LAMP_Y - 12, LAMP_Y + 12, x + 10, LAMP_Y - 12, LAMP_Y + 12));
        svg.bold(x + 72, LAMP_Y - 10, 16, Anchor.START, "sounder");
        svg.text(
                x + 72,
                LAMP_Y + 9,
                13,
                Anchor.START,
                plan.plays() ? "piezo disc, plays notes" : "5 V buzzer, one note");
        if (plan.plays()) {
            svg.stroke("M%d %dH%dV%dH%d".formatted(x, LAMP_Y - 36, x + 52, LAMP_Y + 36, x));
            svg.rect(x + 44, LAMP_Y - 20, 16, 40, 2, "#FFFFFF", Svg.INK);
            svg.text(x + 72, LAMP_Y + 28, 13, Anchor.START, WiringPlan.BLEED + " across");
        }
        svg.flag(x - 48, RAIL_Y - 3, "5V", 4);
        svg.text(x + 56, RAIL_Y + 1, 13, Anchor.START, "behind fuse F1");
    }

    private void input(final Wire wire, final int along, final int x) {
        svg.wire(router.toBelow(wire, along, x, INPUT_Y), wire.colour());
        svg.circle(x, INPUT_Y, 5, "#FFFFFF", Svg.INK);
        svg.tag(x, INPUT_Y - 46, wire);
    }

    private void supply() {
        svg.stroke("M330 %dH%d".formatted(RAIL_Y, x(2)));
        svg.rect(262, RAIL_Y - 10, 68, 20, 4, "#FFFFFF", Svg.INK);
        svg.stroke("M262 %dH330".formatted(RAIL_Y));
        svg.bold(296, RAIL_Y - 18, 14, Anchor.MIDDLE, "F2  500 mA");
        svg.stroke("M226 %dH262".formatted(RAIL_Y));
        svg.circle(220, RAIL_Y, 6, "#FFFFFF", Svg.INK);
        svg.bold(40, RAIL_Y - 6, 15, Anchor.START, "+ of the lamps:");
        svg.text(40, RAIL_Y + 13, 14, Anchor.START, "pin 4 behind F1 (5 V),");
        svg.text(40, RAIL_Y + 32, 14, Anchor.START, "or 24 V PELV. Note 4");
        svg.text(x(1), RAIL_Y + 26, 13, Anchor.MIDDLE, "this line goes to the board’s COM too");
    }
}
