// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.fittings;

import java.util.List;
import java.util.Map;
import org.doorclock.hardware.button.Button;
import org.doorclock.hardware.display.Display;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.hardware.signal.Signal;

/** Fittings made of simulated parts. */
public record SimulatedFittings(
        Signal signal,
        List<Button> startButtons,
        List<Button> undoButtons,
        List<Display> displays,
        Map<String, PartState> states)
        implements Fittings {

    @Override
    public void close() {
        startButtons.forEach(Button::close);
        undoButtons.forEach(Button::close);
        displays.forEach(Display::close);
        signal.close();
    }
}
