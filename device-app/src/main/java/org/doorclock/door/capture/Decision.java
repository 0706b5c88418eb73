// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import java.util.Optional;
import org.doorclock.door.store.Step;
import org.doorclock.event.Fact;
import org.doorclock.event.PatientRef;

/** What the rules make of an input. */
public sealed interface Decision {

    /** What is recorded. */
    enum Kind {
        HOSPITAL_ARRIVAL,
        DOOR_ARRIVAL,
        SCAN_START,
        PLACED,
        PATHWAY,
        CLOSED,
        UNDONE,
        /** A test wristband, in a self-test. */
        TEST_SCAN
    }

    /** Why nothing is recorded. */
    enum Why {
        ALREADY_RECORDED,
        /** One scan, read twice: nobody is told. */
        DOUBLE_READ,
        NOT_A_PATIENT,
        /** One of Doorclock's own test wristbands, outside a self-test. */
        TEST_BAND,
        READ_ERROR,
        PLACE_WITHOUT_PATIENT,
        UNDO_TOO_LATE,
        /** It is not clear whom it is about. */
        WHICH_PATIENT,
        /** Understood, and not used at this door. */
        NOT_AVAILABLE,
        /** The test symbol came as it is printed. */
        READER_OK,
        /** It came without its group separator. */
        READER_WITHOUT_SEPARATOR,
        /** It came with other characters: the reader types for another country's keyboard. */
        READER_OTHER_LAYOUT,
        /** The self-test was asked for. */
        SELF_TEST_ASKED,
        /** In a self-test somebody says that they heard the tone. */
        TONE_HEARD,
        /** Somebody ends the self-test. */
        SELF_TEST_ENDED
    }

    /**
     * Record this.
     *
     * @param patient whom it is about; empty for undo
     * @param ending of the wristband; empty if not known
     */
    record Record(Kind kind, Fact fact, Optional<PatientRef> patient, String ending) implements Decision {}

    /**
     * Record nothing.
     *
     * @param earlier what is on record already
     */
    record Nothing(Why why, String ending, Optional<Step> earlier) implements Decision {}
}
