// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.util.Optional;
import org.doorclock.door.capture.Decision;
import org.doorclock.door.capture.Outcome;
import org.doorclock.hardware.signal.Tone;

/** Which tone says what became of a scan. */
final class Feedback {

    private Feedback() {}

    /** Empty for what nobody is to hear. */
    static Optional<Tone> tone(final Outcome outcome) {
        return switch (outcome) {
            case Outcome.Saved saved -> Optional.of(tone(saved.what().kind()));
            case Outcome.NotRecorded nothing -> tone(nothing.what().why());
            case Outcome.CannotSave cannot -> Optional.of(Tone.REFUSED);
        };
    }

    private static Tone tone(final Decision.Kind kind) {
        return switch (kind) {
            case HOSPITAL_ARRIVAL, DOOR_ARRIVAL, PLACED, PATHWAY, CLOSED, TEST_SCAN -> Tone.DOOR;
            case SCAN_START -> Tone.STARTED;
            case UNDONE -> Tone.UNDONE;
        };
    }

    private static Optional<Tone> tone(final Decision.Why why) {
        return switch (why) {
            case ALREADY_RECORDED, READER_OK, SELF_TEST_ASKED, TONE_HEARD, SELF_TEST_ENDED ->
                Optional.of(Tone.DUPLICATE);
            case DOUBLE_READ -> Optional.empty();
            case NOT_A_PATIENT,
                    TEST_BAND,
                    READ_ERROR,
                    PLACE_WITHOUT_PATIENT,
                    UNDO_TOO_LATE,
                    WHICH_PATIENT,
                    NOT_AVAILABLE,
                    READER_WITHOUT_SEPARATOR,
                    READER_OTHER_LAYOUT -> Optional.of(Tone.REFUSED);
        };
    }
}
