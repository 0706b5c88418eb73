// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;

/** What can have happened to a patient at a door, as far as the door's own rules care. */
public enum StepKind {
    HOSPITAL_ARRIVAL,
    DOOR_ARRIVAL,
    SCAN_START,
    PLACED,
    CLOSED,
    /** Anything else that is on record about a patient. */
    OTHER;

    static StepKind of(final Fact fact) {
        return switch (fact) {
            case Fact.Reached reached -> of(reached.milestone());
            case Fact.Placed placed -> PLACED;
            case Fact.CaseClosed closed -> CLOSED;
            case Fact.IdentityLinked linked -> OTHER;
            case Fact.Voided voided -> OTHER;
            case Fact.ClockAnchor anchor -> OTHER;
            case Fact.DeviceStarted started -> OTHER;
            case Fact.TestScan scan -> OTHER;
            case Fact.DeviceTested tested -> OTHER;
            case Fact.DeviceStanding standing -> OTHER;
            case Fact.Unknown unknown -> OTHER;
        };
    }

    private static StepKind of(final Milestone milestone) {
        return switch (milestone) {
            case HOSPITAL_ARRIVAL -> HOSPITAL_ARRIVAL;
            case DOOR_ARRIVAL -> DOOR_ARRIVAL;
            case SCAN_START -> SCAN_START;
            case FIRST_CONTACT,
                    INPATIENT_ONSET,
                    STROKE_CALL,
                    SCAN_END,
                    REPORT_PUBLISHED,
                    TREATMENT_START,
                    TRANSFER_REQUESTED,
                    TRANSFER_COMPLETED -> OTHER;
        };
    }
}
