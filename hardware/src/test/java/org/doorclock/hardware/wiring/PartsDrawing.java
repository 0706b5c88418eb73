// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.wiring;

import java.util.List;
import org.doorclock.hardware.wiring.Svg.Anchor;

/** The parts at the left and the right: the I2C modules, and the buttons with their three wires. */
final class PartsDrawing {

    private static final int MODULE_X = 40;
    private static final int MODULE_W = 280;
    private static final int BUTTON_X = 1290;
    private static final int BUTTON_W = 270;

    private static final List<String> BUS = List.of("bus.sda", "bus.scl");

    private final Svg svg;
    private final WiringPlan plan;
    private final Router router;

    PartsDrawing(final Svg svg, final WiringPlan plan, final Router router) {
        this.svg = svg;
        this.plan = plan;
        this.router = router;
    }

    void draw() {
        int y = 120;
        if (plan.display().isPresent()) {
            final boolean oled = "ssd1306".equals(plan.display().get());
            module(
                    y,
                    oled ? "Small display: OLED 128×64" : "Small display: LCD 20×4",
                    (oled ? "SSD1306" : "HD44780 behind PCF8574") + ", address " + plan.displayAddress(),
                    oled ? "3V3" : "5V");
            y += 190;
        }
        if (plan.clock()) {
            module(y, "Clock module: DS3231", "with battery, address " + plan.clockAddress(), "3V3");
        }
        if (plan.display().isPresent() && plan.clock()) {
            junctions();
        }
        button(120, "start", "Button “scan started”", Svg.TEAL);
        button(400, "undo", "Button “undo”", Svg.AMBER);
    }

    private void module(final int y, final String name, final String about, final String supply) {
        svg.rect(MODULE_X, y, MODULE_W, 160, 10, Svg.PAPER, Svg.INK);
        svg.bold(MODULE_X + 16, y + 28, 18, Anchor.START, name);
        svg.text(MODULE_X + 16, y + 50, 14, Anchor.START, about);
        for (int i = 0; i < BUS.size(); i++) {
            final int at = y + 76 + i * 22;
            final Wire wire = plan.wire(BUS.get(i)).orElseThrow();
            svg.wire(router.toSide(wire, MODULE_X + MODULE_W, at), wire.colour());
            svg.circle(MODULE_X + MODULE_W, at, 5, "#FFFFFF", Svg.INK);
            svg.bold(MODULE_X + MODULE_W - 14, at + 5, 14, Anchor.END, wire.label());
        }
        svg.flag(MODULE_X + 16, y + 76, supply, "3V3".equals(supply) ? 1 : 4);
        svg.flag(MODULE_X + 16, y + 104, "GND", 9);
        svg.text(
                MODULE_X + 16,
                y + 146,
                13,
                Anchor.START,
                "5V".equals(supply)
                        ? "level shifter between 5 V and 3.3 V: note 5"
                        : "the Pi pulls SDA and SCL up by itself");
    }

    private void junctions() {
        for (int i = 0; i < BUS.size(); i++) {
            final Wire wire = plan.wire(BUS.get(i)).orElseThrow();
            svg.circle(router.lane(wire), 196 + i * 22, 5, wire.colour().paint, Svg.INK);
        }
    }

    private void button(final int y, final String name, final String title, final String cap) {
        if (plan.wire("button." + name + ".rest").isEmpty()) {
            return;
        }
        svg.rect(BUTTON_X, y, BUTTON_W, 230, 10, Svg.PAPER, Svg.INK);
        svg.circle(BUTTON_X + 30, y + 28, 12, cap, Svg.INK);
        svg.bold(BUTTON_X + 52, y + 34, 18, Anchor.START, title);
        contact(y + 92, "button." + name + ".rest", "NC, closed at rest");
        contact(y + 162, "button." + name + ".pressed", "NO, closed when pressed");
        final int common = BUTTON_X + 176;
        svg.stroke("M%d %dL%d %d".formatted(common, y + 127, BUTTON_X + 26, y + 95));
        svg.circle(common, y + 127, 5, "#FFFFFF", Svg.INK);
        svg.stroke("M%d %dH%dV%d".formatted(common + 5, y + 127, common + 34, y + 196));
        svg.flag(common - 14, y + 206, "GND", 14);
        svg.text(common - 4, y + 116, 14, Anchor.MIDDLE, "common");
    }

    private void contact(final int y, final String role, final String label) {
        final Wire wire = plan.wire(role).orElseThrow();
        svg.wire(router.toSide(wire, BUTTON_X, y), wire.colour());
        svg.resistor(BUTTON_X - 120, y, WiringPlan.SERIES);
        svg.circle(BUTTON_X - 44, y, 4, Svg.INK, Svg.INK);
        svg.stroke("M%d %dV%d".formatted(BUTTON_X - 44, y, y - 18));
        svg.rect(BUTTON_X - 52, y - 44, 16, 26, 2, "#FFFFFF", Svg.INK);
        svg.text(BUTTON_X - 58, y - 28, 13, Anchor.END, WiringPlan.PULL_UP);
        svg.stroke("M%d %dV%dH%d".formatted(BUTTON_X - 44, y - 44, y - 50, BUTTON_X - 48));
        svg.text(BUTTON_X - 52, y - 46, 13, 700, "#B3541E", Anchor.END, "3V3 pin 17");
        svg.circle(BUTTON_X, y, 5, "#FFFFFF", Svg.INK);
        svg.stroke("M%d %dH%d".formatted(BUTTON_X + 5, y, BUTTON_X + 22));
        svg.circle(BUTTON_X + 26, y, 4, Svg.INK, Svg.INK);
        svg.text(BUTTON_X + 40, y + (label.startsWith("NC") ? -8 : 18), 14, Anchor.START, label);
    }
}
