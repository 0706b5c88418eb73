// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Makes a map of a properties file, and a mistake of each line that cannot be used. */
final class PinMapReader {

    private static final int I2C_BUS_OF_HEADER = 1;
    private static final int SDA = 2;
    private static final int SCL = 3;

    private final Properties properties;
    private final Set<String> known = new TreeSet<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<PinMap.Mistake> mistakes = new ArrayList<>();
    private final Map<Integer, String> claimed = new HashMap<>();

    PinMapReader(final Properties properties) {
        this.properties = properties;
    }

    /** Thrown and caught in here. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(final String key, final String text) {
            super(key + ": " + text);
        }
    }

    @FunctionalInterface
    private interface Maker {
        Part make() throws Unusable;
    }

    PinMap read() {
        final String chip = text("chip", PinMap.AUTO);
        part("display", "display.kind", this::screen, "display.bus", "display.address");
        part("clock", "clock.kind", this::clock, "clock.bus", "clock.address");
        for (final String role : List.of("light.red", "light.amber", "light.green")) {
            part(role, role, () -> new Part.Lamp(role, gpio(role), activeHigh(role)), role + ".active");
        }
        part("sounder", "sounder", this::sounder, "sounder.mode", "sounder.pwm", "sounder.active");
        for (final String role : List.of("button.start", "button.undo")) {
            final String rest = role + ".rest";
            final String pressed = role + ".pressed";
            part(role, rest, () -> new Part.Changeover(role, gpio(rest), gpio(pressed)), pressed);
        }
        properties.stringPropertyNames().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .forEach(key -> mistakes.add(new PinMap.Mistake(
                        "", key + ": there is no such key in a pin map; known are " + String.join(", ", known))));
        return new PinMap(chip, parts, mistakes);
    }

    /** @param first the key without which the part is not there, unless one of the others is */
    private void part(final String role, final String first, final Maker maker, final String... others) {
        known.add(first);
        known.addAll(List.of(others));
        if (!isGiven(first) && List.of(others).stream().noneMatch(this::isGiven)) {
            return;
        }
        try {
            parts.add(maker.make());
        } catch (Unusable e) {
            claimed.values().removeIf(key -> key.equals(role) || key.startsWith(role + "."));
            mistakes.add(new PinMap.Mistake(role, e.getMessage()));
        }
    }

    private boolean isGiven(final String key) {
        return !text(key, "").isEmpty();
    }

    private String text(final String key, final String otherwise) {
        known.add(key);
        return properties.getProperty(key, otherwise).strip();
    }

    private int gpio(final String key) throws Unusable {
        final int gpio = number(key, "", Part.LAST_GPIO);
        final String owner = claimed.putIfAbsent(gpio, key);
        if (owner != null) {
            throw new Unusable(key, "GPIO " + gpio + " is taken by " + owner + " already");
        }
        return gpio;
    }

    private int number(final String key, final String otherwise, final int most) throws Unusable {
        final String text = text(key, otherwise);
        try {
            final int number = Integer.decode(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Unusable(key, "must be a number from 0 to " + most + (text.isEmpty() ? "; it is missing" : ""));
    }

    private boolean activeHigh(final String role) throws Unusable {
        return switch (text(role + ".active", "high")) {
            case "high" -> true;
            case "low" -> false;
            default -> throw new Unusable(role + ".active", "must be high or low");
        };
    }

    private Part sounder() throws Unusable {
        final int gpio = gpio("sounder");
        return switch (text("sounder.mode", "pwm")) {
            case "on-off" -> new Part.Buzzer("sounder", gpio, activeHigh("sounder"));
            case "pwm" -> {
                final String[] pwm = text("sounder.pwm", "0.0").split("\\.", -1);
                try {
                    yield new Part.Piezo(
                            "sounder", gpio, Integer.parseUnsignedInt(pwm[0]), Integer.parseUnsignedInt(pwm[1]));
                } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                    throw new Unusable("sounder.pwm", "must be chip and channel such as 0.0");
                }
            }
            default -> throw new Unusable("sounder.mode", "must be pwm or on-off");
        };
    }

    private Part screen() throws Unusable {
        final Part.Screen.Kind kind = switch (text("display.kind", "")) {
            case "ssd1306" -> Part.Screen.Kind.SSD1306;
            case "hd44780" -> Part.Screen.Kind.HD44780;
            default -> throw new Unusable("display.kind", "must be ssd1306 or hd44780");
        };
        final String address = kind == Part.Screen.Kind.SSD1306 ? "0x3c" : "0x27";
        return new Part.Screen("display", kind, bus("display"), address("display", address));
    }

    private Part clock() throws Unusable {
        if (!text("clock.kind", "").equals("ds3231")) {
            throw new Unusable("clock.kind", "must be ds3231");
        }
        return new Part.ClockModule("clock", bus("clock"), address("clock", "0x68"));
    }

    private int bus(final String role) throws Unusable {
        final int bus = number(role + ".bus", Integer.toString(I2C_BUS_OF_HEADER), 99);
        if (bus == I2C_BUS_OF_HEADER) {
            claimed.putIfAbsent(SDA, role + ".bus");
            claimed.putIfAbsent(SCL, role + ".bus");
        }
        return bus;
    }

    private int address(final String role, final String otherwise) throws Unusable {
        return number(role + ".address", otherwise, 0x77);
    }
}
