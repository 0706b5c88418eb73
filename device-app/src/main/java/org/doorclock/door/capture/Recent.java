// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import java.time.Duration;
import java.util.Optional;
import org.doorclock.event.PatientRef;
import org.doorclock.time.ClockReading;

/**
 * What the door remembers from one scan to the next; never kept.
 *
 * @param patient who was scanned last, until used by a place or a command
 * @param undo what can be undone
 */
public record Recent(Optional<Seen> patient, Optional<UndoOffer> undo) {

    static final Recent NONE = new Recent(Optional.empty(), Optional.empty());

    record Seen(PatientRef patient, String ending, ClockReading at) {}

    /** The patient scanned no longer than {@code within} ago. */
    Optional<Seen> patientWithin(final Duration within, final ClockReading now) {
        return patient.filter(seen -> within.compareTo(between(seen.at, now)) >= 0);
    }

    Optional<UndoOffer> undoWithin(final Duration within, final String code, final ClockReading now) {
        return undoWithin(within, now).filter(offer -> offer.code().equalsIgnoreCase(code));
    }

    /** What can still be undone, whatever its code. */
    Optional<UndoOffer> undoWithin(final Duration within, final ClockReading now) {
        return undo.filter(offer -> within.compareTo(between(offer.at(), now)) >= 0);
    }

    private static Duration between(final ClockReading earlier, final ClockReading now) {
        return now.sinceBoot().minus(earlier.sinceBoot());
    }
}
