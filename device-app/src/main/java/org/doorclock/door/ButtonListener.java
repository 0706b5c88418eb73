// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.util.function.Function;
import org.doorclock.door.capture.Outcome;
import org.doorclock.hardware.button.Button;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.time.ClockReading;
import org.tinylog.Logger;

/** Hands in what a button says. */
final class ButtonListener implements Button.Listener {

    private final Button button;
    private final Function<ClockReading, Outcome> meaning;
    private final Intake intake;

    ButtonListener(final Button button, final Function<ClockReading, Outcome> meaning, final Intake intake) {
        this.button = button;
        this.meaning = meaning;
        this.intake = intake;
    }

    @Override
    public void pressed() {
        intake.take(meaning);
    }

    @Override
    public void stateChanged(final PartState state) {
        Logger.warn("{}: {}", button.name(), state.text());
        intake.changed();
    }
}
