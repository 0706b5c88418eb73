// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import java.util.List;

/** One part of a door and where it is wired to. GPIO numbers are 0 to {@value #LAST_GPIO}. */
public sealed interface Part {

    int LAST_GPIO = 27;

    /** Its name in the pin map, in the log and in the door's health, such as {@code light.red}. */
    String role();

    /** The GPIO lines that it needs of the chip; none for a part on a bus or a PWM channel. */
    List<Integer> lines();

    /** @param activeHigh whether high lights it */
    record Lamp(String role, int gpio, boolean activeHigh) implements Part {
        @Override
        public List<Integer> lines() {
            return List.of(gpio);
        }
    }

    /** A buzzer that knows one note. */
    record Buzzer(String role, int gpio, boolean activeHigh) implements Part {
        @Override
        public List<Integer> lines() {
            return List.of(gpio);
        }
    }

    /**
     * A piezo disc, driven by the kernel's PWM.
     *
     * @param gpio where the channel comes out; the kernel sees to that
     */
    record Piezo(String role, int gpio, int chip, int channel) implements Part {
        @Override
        public List<Integer> lines() {
            return List.of();
        }
    }

    /**
     * A button's changeover contact.
     *
     * @param rest the line of the contact that is closed while nobody presses
     * @param pressed the line of the contact that is closed while somebody does
     */
    record Changeover(String role, int rest, int pressed) implements Part {
        @Override
        public List<Integer> lines() {
            return List.of(rest, pressed);
        }
    }

    /** A small display. */
    record Screen(String role, Kind kind, int bus, int address) implements Part {

        /** Its controller. */
        public enum Kind {
            SSD1306,
            HD44780
        }

        @Override
        public List<Integer> lines() {
            return List.of();
        }
    }

    /** A clock module, which the kernel owns. */
    record ClockModule(String role, int bus, int address) implements Part {
        @Override
        public List<Integer> lines() {
            return List.of();
        }
    }
}
