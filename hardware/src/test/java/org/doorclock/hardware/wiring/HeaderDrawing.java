// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.wiring;

import java.util.Map;
import java.util.Optional;
import org.doorclock.hardware.wiring.Svg.Anchor;

/** The header in the middle: every position with its number, the used ones with their role. */
final class HeaderDrawing {

    static final int TOP = 150;
    static final int PITCH = 27;
    static final int BOTTOM = TOP + 20 * PITCH;
    static final int LEFT_END = 545;
    static final int RIGHT_END = 1062;
    private static final int LEFT_PIN = 772;
    private static final int RIGHT_PIN = 804;
    private static final int BOX = 24;

    /** What the supplies feed; a position that is not here is not connected. */
    private static final Map<Integer, String> FEEDS = Map.of(
            1, "display and clock",
            2, "screen's power cable",
            4, "lamps and sounder, by F1",
            6, "screen's power cable",
            9, "display and clock",
            14, "buttons",
            17, "pull-ups",
            34, "driver board");

    private final Svg svg;
    private final WiringPlan plan;

    HeaderDrawing(final Svg svg, final WiringPlan plan) {
        this.svg = svg;
        this.plan = plan;
    }

    static int y(final int pin) {
        return TOP + Header40.row(pin) * PITCH + BOX / 2;
    }

    void draw() {
        svg.rect(LEFT_PIN - 12, TOP - 12, RIGHT_PIN - LEFT_PIN + BOX + 24, 20 * PITCH + 20, 10, "#E4E8ED", Svg.MUTED);
        svg.text(800, TOP - 44, 15, 400, Svg.MUTED, Anchor.MIDDLE, "pin 1 is the corner nearest the SD card;");
        svg.text(800, TOP - 25, 15, 400, Svg.MUTED, Anchor.MIDDLE, "even numbers lie along the board's edge");
        for (int pin = 1; pin <= Header40.PINS; pin++) {
            position(pin);
        }
    }

    private void position(final int pin) {
        final boolean left = Header40.left(pin);
        final String name = Header40.name(pin);
        final Optional<Wire> wire =
                plan.wires().stream().filter(each -> each.pin() == pin).findFirst();
        final int x = left ? LEFT_PIN : RIGHT_PIN;
        final int y = TOP + Header40.row(pin) * PITCH;
        final boolean supply = !name.startsWith("GPIO");
        final boolean feeds = supply && FEEDS.containsKey(pin);
        final String fill = wire.map(each -> each.colour().paint).orElseGet(() -> feeds ? supplyFill(name) : "#FFFFFF");
        final boolean dark = wire.isPresent()
                ? wire.get().colour() != WireColour.YELLOW && wire.get().colour() != WireColour.PINK
                : feeds && !"3V3".equals(name);
        svg.rect(x, y, BOX, BOX, pin == 1 ? 0 : 12, fill, Svg.INK);
        final String number = dark ? "#FFFFFF" : Svg.INK;
        svg.text(x + BOX / 2, y + 17, 13, 700, number, Anchor.MIDDLE, Integer.toString(pin));
        label(pin, left, y + 17, name, wire);
    }

    private void label(
            final int pin, final boolean left, final int baseline, final String name, final Optional<Wire> wire) {
        final Anchor anchor = left ? Anchor.END : Anchor.START;
        final int x = left ? LEFT_PIN - 20 : RIGHT_PIN + BOX + 20;
        if (wire.isPresent()) {
            svg.bold(
                    x,
                    baseline,
                    16,
                    anchor,
                    left
                            ? wire.get().label() + " · " + name
                            : name + " · " + wire.get().label());
        } else if (FEEDS.containsKey(pin)) {
            final String feeds = FEEDS.get(pin);
            svg.text(x, baseline, 14, anchor, left ? feeds + " · " + name : name + " · " + feeds);
        } else {
            svg.text(x, baseline, 14, 400, "#6B7683", anchor, name);
        }
    }

    private static String supplyFill(final String name) {
        return switch (name) {
            case "3V3" -> "#FFB27A";
            case "5V" -> Svg.RED;
            default -> Svg.INK;
        };
    }
}
