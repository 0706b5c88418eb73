// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.fittings;

import java.util.List;
import java.util.Map;
import org.doorclock.hardware.button.Button;
import org.doorclock.hardware.display.Display;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.hardware.signal.LoggingSignal;
import org.doorclock.hardware.signal.Signal;

/** None. */
record BareFittings(Map<String, PartState> states) implements Fittings {

    BareFittings() {
        this(Map.of());
    }

    @Override
    public Signal signal() {
        return new LoggingSignal();
    }

    @Override
    public List<Button> startButtons() {
        return List.of();
    }

    @Override
    public List<Button> undoButtons() {
        return List.of();
    }

    @Override
    public List<Display> displays() {
        return List.of();
    }

    @Override
    public void close() {}
}
