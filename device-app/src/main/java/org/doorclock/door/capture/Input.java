// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import org.doorclock.event.PatientRef;
import org.doorclock.event.Place;

/** What came in at the door, without any identity. */
public sealed interface Input {

    /**
     * A wristband.
     *
     * @param ending its last characters, to be shown and not kept
     */
    record Wristband(PatientRef patient, String ending) implements Input {}

    /**
     * A wristband with a number of the range kept for tests.
     *
     * @param isTested whether a self-test goes on
     */
    record TestBand(boolean isTested) implements Input {}

    record PlaceCode(Place place) implements Input {}

    record Command(String verb, String argument) implements Input {}

    /** A symbol that is no patient's, no place's and no command. */
    record Stranger() implements Input {}

    /** Something that was not read whole. */
    record Unreadable() implements Input {}

    /** The button that says that the scan starts. */
    record Press() implements Input {}

    /** The button that undoes. */
    record UndoPress() implements Input {}
}
