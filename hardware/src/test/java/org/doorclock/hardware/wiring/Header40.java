// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.wiring;

/** The 40-pin header of a Raspberry Pi, the same since the Model B+: physical position, name, GPIO number. */
final class Header40 {

    private static final String[] NAMES = {
        "3V3", "5V", "2", "5V", "3", "GND", "4", "14", "GND", "15", "17", "18", "27", "GND", "22", "23", "3V3", "24",
        "10", "GND", "9", "25", "11", "8", "GND", "7", "0", "1", "5", "GND", "6", "12", "13", "GND", "19", "16", "26",
        "20", "GND", "21"
    };
    static final int PINS = NAMES.length;

    private Header40() {}

    /** The position, 1 to 40, of a GPIO number, 0 to 27. */
    static int pin(final int gpio) {
        for (int pin = 1; pin <= PINS; pin++) {
            if (NAMES[pin - 1].equals(Integer.toString(gpio))) {
                return pin;
            }
        }
        throw new IllegalArgumentException("GPIO " + gpio + " is not on the header");
    }

    /** 3V3, 5V, GND or "GPIO n". */
    static String name(final int pin) {
        final String name = NAMES[pin - 1];
        return Character.isLetter(name.charAt(name.length() - 1)) || name.endsWith("V3") ? name : "GPIO " + name;
    }

    /** Odd positions are the inner row, drawn on the left. */
    static boolean left(final int pin) {
        return pin % 2 == 1;
    }

    static int row(final int pin) {
        return (pin - 1) / 2;
    }
}
