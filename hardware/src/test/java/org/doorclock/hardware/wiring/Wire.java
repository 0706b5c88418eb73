// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.wiring;

/**
 * One signal wire.
 *
 * @param role the key of the pin map, or bus.sda and bus.scl
 * @param label what the header calls it
 * @param to the far end, in words
 * @param on the way: what is soldered into it
 */
record Wire(int number, String role, String label, int gpio, WireColour colour, String to, String on) {

    String tag() {
        return "W" + number;
    }

    int pin() {
        return Header40.pin(gpio);
    }
}
