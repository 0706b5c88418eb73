// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Optional;

/** A point on a patient's imaging pathway that an event can record. */
public enum Milestone {
    HOSPITAL_ARRIVAL("hospital-arrival"),
    FIRST_CONTACT("first-contact"),
    /** A patient who was in hospital already had a stroke, or was found with one. */
    INPATIENT_ONSET("inpatient-onset"),
    /** The request for a scan. */
    STROKE_CALL("stroke-call"),
    DOOR_ARRIVAL("door-arrival"),
    SCAN_START("scan-start"),
    SCAN_END("scan-end"),
    REPORT_PUBLISHED("report-published"),
    TREATMENT_START("treatment-start"),
    TRANSFER_REQUESTED("transfer-requested"),
    TRANSFER_COMPLETED("transfer-completed");

    private final String wireName;

    Milestone(final String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<Milestone> ofWireName(final String name) {
        return Arrays.stream(values()).filter(m -> m.wireName.equals(name)).findFirst();
    }
}
