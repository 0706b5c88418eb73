// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.fittings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PinCheck;
import org.doorclock.hardware.pins.PinMap;
import org.doorclock.hardware.pins.SimulatedBoard;

/** A pin map's lights, sounder and buttons on a board of memory: for a computer without pins. Nobody presses the buttons. */
final class SimulatedWiring {

    private SimulatedWiring() {}

    static Fittings open(final PinMap map) {
        final SimulatedBoard board = new SimulatedBoard();
        final List<Part> parts = map.parts().stream()
                .filter(part -> !(part instanceof Part.Screen) && !(part instanceof Part.ClockModule))
                .toList();
        parts.stream()
                .filter(Part.Changeover.class::isInstance)
                .map(Part.Changeover.class::cast)
                .forEach(contact -> board.pullUnnoticed(contact.rest(), false));
        return new WiredFittings(
                new PinCheck(Optional.empty(), parts, Map.of(), List.of()), board, ClockModules.OF_KERNEL);
    }
}
