// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.fittings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.doorclock.hardware.button.Button;
import org.doorclock.hardware.button.ChangeoverButton;
import org.doorclock.hardware.display.Display;
import org.doorclock.hardware.display.PanelDisplay;
import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartException;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.hardware.pins.PinCheck;
import org.doorclock.hardware.signal.LoggingSignal;
import org.doorclock.hardware.signal.PinSignal;
import org.doorclock.hardware.signal.Signal;
import org.doorclock.hardware.signal.Sounder;
import org.doorclock.hardware.signal.StackLight;
import org.tinylog.Logger;

/** What a pin map describes, as far as the board has it. Parts that cannot be had for the same reason share a line. */
final class WiredFittings implements Fittings {

    private static final String UNDO = "button.undo";

    private final Board board;
    private final ClockModules clocks;
    private final StackLight lamps = new StackLight();
    private final List<Sounder> sounders = new ArrayList<>();
    private final List<Button> startButtons = new ArrayList<>();
    private final List<Button> undoButtons = new ArrayList<>();
    private final List<Display> displays = new ArrayList<>();
    private final Map<String, Supplier<PartState>> states = new LinkedHashMap<>();
    private final Signal signal;

    WiredFittings(final PinCheck check, final Board board, final ClockModules clocks) {
        this.board = board;
        this.clocks = clocks;
        check.absent().forEach((role, absent) -> states.put(role, () -> absent));
        final Map<String, List<String>> missing = new LinkedHashMap<>();
        boolean seenOrHeard = false;
        for (final Part part : check.usable()) {
            try {
                add(part);
                seenOrHeard |= part instanceof Part.Lamp || !sounders.isEmpty();
            } catch (PartException e) {
                final PartState absent = new PartState.Absent(e.getMessage());
                states.put(part.role(), () -> absent);
                missing.computeIfAbsent(e.getMessage(), reason -> new ArrayList<>())
                        .add(part.role());
            }
        }
        missing.forEach((reason, roles) -> Logger.warn("pins: {}: {}", String.join(", ", roles), reason));
        this.signal = seenOrHeard ? new PinSignal(lamps, sounders) : new LoggingSignal();
    }

    private void add(final Part part) throws PartException {
        switch (part) {
            case Part.Lamp lamp -> {
                lamps.add(lamp, board);
                states.put(lamp.role(), () -> lamps.state(lamp.role()));
            }
            case Part.Buzzer buzzer -> add(buzzer.role(), new Sounder(buzzer, board));
            case Part.Piezo piezo -> add(piezo.role(), new Sounder(piezo, board));
            case Part.Changeover contact -> {
                final Button button = new ChangeoverButton(contact, board);
                (contact.role().equals(UNDO) ? undoButtons : startButtons).add(button);
                states.put(contact.role(), button::state);
            }
            case Part.Screen screen -> {
                final Display display = new PanelDisplay(screen, board);
                displays.add(display);
                states.put(screen.role(), display::state);
            }
            case Part.ClockModule module -> {
                final PartState state = clocks.state(module);
                states.put(module.role(), () -> state);
                if (!state.isReady()) {
                    Logger.warn("pins: {}: {}", module.role(), state.text());
                }
            }
        }
    }

    private void add(final String role, final Sounder sounder) {
        sounders.add(sounder);
        states.put(role, sounder::state);
    }

    @Override
    public Signal signal() {
        return signal;
    }

    @Override
    public List<Button> startButtons() {
        return List.copyOf(startButtons);
    }

    @Override
    public List<Button> undoButtons() {
        return List.copyOf(undoButtons);
    }

    @Override
    public List<Display> displays() {
        return List.copyOf(displays);
    }

    @Override
    public Map<String, PartState> states() {
        final Map<String, PartState> now = new LinkedHashMap<>();
        states.forEach((role, state) -> now.put(role, state.get()));
        return now;
    }

    @Override
    public void close() {
        startButtons.forEach(Button::close);
        undoButtons.forEach(Button::close);
        lamps.close();
        sounders.forEach(Sounder::close);
        displays.forEach(Display::close);
        board.close();
    }
}
