// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.wiring;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What is wired to what: a pin map, with the colours and the resistors that the map does not say. */
final class WiringPlan {

    static final String PULL_UP = "3.3 kΩ";
    static final String SERIES = "330 Ω";
    static final String RED_PULL_UP = "2.2 kΩ";
    static final String BLEED = "1 kΩ";
    private static final String MAP = "/org/doorclock/hardware/pins/pins.properties";
    private static final int SDA = 2;
    private static final int SCL = 3;

    private final Properties map;
    private final List<Wire> wires = new ArrayList<>();

    private WiringPlan(final Properties map) {
        this.map = map;
        lamp("red", WireColour.RED_WHITE, ", " + RED_PULL_UP + " to " + (activeLow("light.red") ? "GND" : "3V3"));
        lamp("amber", WireColour.YELLOW, "");
        lamp("green", WireColour.GREEN, "");
        add("sounder", "sounder", WireColour.VIOLET, "driver board, channel 4", "");
        button("start", WireColour.BLUE, WireColour.BLUE_WHITE);
        button("undo", WireColour.BROWN, WireColour.BROWN_WHITE);
        if (display().isPresent() || clock()) {
            bus("bus.sda", "SDA", SDA, WireColour.PINK);
            bus("bus.scl", "SCL", SCL, WireColour.GREY);
        }
    }

    /** The plan of the pin map that the product ships. */
    static WiringPlan shipped() {
        return of(shippedMap());
    }

    static WiringPlan of(final Properties map) {
        return new WiringPlan(map);
    }

    static Properties shippedMap() {
        final Properties map = new Properties();
        try (Reader in = new InputStreamReader(WiringPlan.class.getResourceAsStream(MAP), StandardCharsets.UTF_8)) {
            map.load(in);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return map;
    }

    List<Wire> wires() {
        return List.copyOf(wires);
    }

    Optional<Wire> wire(final String role) {
        return wires.stream().filter(wire -> wire.role().equals(role)).findFirst();
    }

    boolean plays() {
        return "pwm".equals(map.getProperty("sounder.mode", "pwm"));
    }

    boolean activeLow(final String role) {
        return "low".equals(map.getProperty(role + ".active", "high"));
    }

    /** The kind of the small display, if there is one. */
    Optional<String> display() {
        return Optional.ofNullable(map.getProperty("display.kind"));
    }

    String displayAddress() {
        return map.getProperty("display.address", "ssd1306".equals(map.getProperty("display.kind")) ? "0x3c" : "0x27");
    }

    String clockAddress() {
        return map.getProperty("clock.address", "0x68");
    }

    boolean clock() {
        return map.containsKey("clock.kind");
    }

    private void lamp(final String colour, final WireColour sleeve, final String on) {
        final int channel = List.of("red", "amber", "green").indexOf(colour) + 1;
        final String level = activeLow("light." + colour) ? ", active low" : "";
        add("light." + colour, colour + " lamp", sleeve, "driver board, channel " + channel + level, on);
    }

    private void button(final String name, final WireColour rest, final WireColour pressed) {
        final String on = ", " + PULL_UP + " to 3V3, " + SERIES + " in series";
        add(
                "button." + name + ".rest",
                name + ", rest",
                rest,
                "button “" + name + "”, contact closed at rest (NC)",
                on);
        add(
                "button." + name + ".pressed",
                name + ", pressed",
                pressed,
                "button “" + name + "”, contact closed when pressed (NO)",
                on);
    }

    private void bus(final String role, final String label, final int gpio, final WireColour colour) {
        final List<String> ends = new ArrayList<>();
        display().ifPresent(kind -> ends.add("display " + label));
        if (clock()) {
            ends.add("clock module " + label);
        }
        wires.add(new Wire(wires.size() + 1, role, label, gpio, colour, String.join(" and ", ends), ""));
    }

    private void add(final String role, final String label, final WireColour colour, final String to, final String on) {
        if (map.containsKey(role)) {
            final int gpio = Integer.parseInt(map.getProperty(role).strip());
            wires.add(new Wire(wires.size() + 1, role, label, gpio, colour, to, on));
        }
    }
}
