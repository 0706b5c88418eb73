// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.util.Locale;
import java.util.Optional;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Milestone;

/** What a measure's clock can start on. On the wire in lower case with hyphens. */
public enum ClockStart {
    /** The stroke of a patient who was in hospital already. */
    INPATIENT_ONSET,
    /** Hospital arrival as the ambulance service's system told it. */
    AMBULANCE_FEED,
    /** Hospital arrival as the hospital's registration told it. */
    REGISTRATION_FEED,
    /** Hospital arrival, from a wristband read at an emergency department's door. */
    ED_DOOR,
    /** Hospital arrival, typed in by a person. */
    MANUAL,
    /** Hospital arrival, from an imported file. */
    IMPORT,
    /** Arrival at the scanner's door: later than arrival at the hospital, and used only where nothing better is known. */
    CT_DOOR,
    /** First contact with a health professional. */
    FIRST_CONTACT,
    /** The request for a scan: the call, or the referral. */
    STROKE_CALL;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Which clock start an event can serve as; empty if none. */
    public static Optional<ClockStart> of(final Milestone milestone, final CaptureMethod method) {
        return switch (milestone) {
            case HOSPITAL_ARRIVAL ->
                Optional.of(
                        switch (method) {
                            case AMBULANCE_FEED -> AMBULANCE_FEED;
                            case REGISTRATION_FEED -> REGISTRATION_FEED;
                            case WRISTBAND, BUTTON, DEVICE -> ED_DOOR;
                            case MANUAL -> MANUAL;
                            case IMPORT -> IMPORT;
                        });
            case DOOR_ARRIVAL -> Optional.of(CT_DOOR);
            case INPATIENT_ONSET -> Optional.of(INPATIENT_ONSET);
            case FIRST_CONTACT -> Optional.of(FIRST_CONTACT);
            case STROKE_CALL -> Optional.of(STROKE_CALL);
            case SCAN_START, SCAN_END, REPORT_PUBLISHED, TREATMENT_START, TRANSFER_REQUESTED, TRANSFER_COMPLETED ->
                Optional.empty();
        };
    }
}
