// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import java.util.Optional;
import org.doorclock.event.Event;
import org.doorclock.time.ClockReading;

/** What became of an input. */
public sealed interface Outcome {

    /** When the input came. */
    ClockReading at();

    /**
     * It is on stable storage.
     *
     * @param undo the way back; empty for an undo itself
     */
    record Saved(Decision.Record what, Event event, ClockReading at, Optional<UndoOffer> undo) implements Outcome {}

    /** Nothing was recorded, and nothing had to be. */
    record NotRecorded(Decision.Nothing what, ClockReading at) implements Outcome {}

    /** It should have been recorded and could not be. */
    record CannotSave(ClockReading at) implements Outcome {}
}
