// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.fittings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doorclock.hardware.button.Button;
import org.doorclock.hardware.display.Display;
import org.doorclock.hardware.pi4j.RaspberryPi;
import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.hardware.pins.PinCheck;
import org.doorclock.hardware.pins.PinMap;
import org.doorclock.hardware.signal.Signal;
import org.tinylog.Logger;

/**
 * What is screwed to the door's computer: lights, sounder, buttons, small display. Whatever is missing is a state, said once
 * in one line of the log; the rest works.
 */
public interface Fittings extends AutoCloseable {

    /** In place of a file's name: the map that comes with the product. */
    String STANDARD = "default";

    /** In place of a file's name: that map's lights, sounder and buttons, on a board of memory. */
    String SIMULATED = "simulated";

    /** Lights and sounder; says in the log what they would do if there are none. */
    Signal signal();

    /** Buttons that say that the scan starts. */
    List<Button> startButtons();

    /** Buttons that undo. */
    List<Button> undoButtons();

    List<Display> displays();

    /** How each part of the pin map is right now, by its role. For any thread. */
    Map<String, PartState> states();

    /** Shows that the door is not at work, and lets all of it go. */
    @Override
    void close();

    /** For a door with none of it. Loads nothing. */
    static Fittings none() {
        return new BareFittings();
    }

    /**
     * Takes hold of what a pin map describes. Takes up to a second or so, most of it Pi4J's.
     *
     * @param pins a pin map's file, {@value #STANDARD} or {@value #SIMULATED}
     */
    static Fittings open(final String pins) {
        if (pins.equals(SIMULATED)) {
            return SimulatedWiring.open(PinMap.standard());
        }
        final PinMap map;
        if (pins.equals(STANDARD)) {
            map = PinMap.standard();
        } else {
            try (Reader reader = Files.newBufferedReader(Path.of(pins))) {
                map = PinMap.read(reader);
            } catch (IOException e) {
                final String reason = pins + " cannot be read as a properties file";
                Logger.warn("pins: {}; no light, sounder, button or small display is used", reason);
                return new BareFittings(Map.of("pins", new PartState.Absent(reason)));
            }
        }
        final PinCheck check = PinCheck.of(map);
        check.complaints().forEach(complaint -> Logger.warn("pins: {}", complaint));
        return new WiredFittings(check, board(check), ClockModules.OF_KERNEL);
    }

    private static Board board(final PinCheck check) {
        final int pwmChip = check.usable().stream()
                .filter(Part.Piezo.class::isInstance)
                .map(Part.Piezo.class::cast)
                .findFirst()
                .map(Part.Piezo::chip)
                .orElse(0);
        return new RaspberryPi(check.chip().orElse(""), pwmChip);
    }
}
