// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.wiring;

/** The same in words, for whoever solders, and for a screen reader. */
final class WireList {

    private WireList() {}

    static String of(final WiringPlan plan) {
        final StringBuilder page = new StringBuilder("""
                # Wire list

                Drawn up from the pin map, like [the diagram](wiring.svg). A test holds both to it.

                | wire | colour | header pin | GPIO | to | on the way |
                |---|---|---|---|---|---|
                """);
        for (final Wire wire : plan.wires()) {
            page.append("| %s | %s | %d | %d | %s | %s |%n"
                    .formatted(
                            wire.tag(),
                            wire.colour().words,
                            wire.pin(),
                            wire.gpio(),
                            wire.to(),
                            wire.on().isEmpty() ? "nothing" : wire.on().substring(2)));
        }
        return page.append("""

                Supplies, in black (GND), orange (3V3) and red (5 V):

                | header pin | is | feeds |
                |---|---|---|
                | 1 | 3V3 | display and clock module |
                | 2, 6 | 5 V, GND | the screen's own power cable; leave free where there is none |
                | 4 | 5 V | sounder, and lamps of 5 V, behind fuse F1 (500 mA, slow) |
                | 9 | GND | display and clock module |
                | 14 | GND | common of both buttons |
                | 17 | 3V3 | pull-ups |
                | 34 | GND | driver board, and 0 V of a 24 V supply |
                """).toString();
    }
}
