// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    private static final Map<String, Milestone> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Milestone::wireName, Function.identity()));

    private final String wireName;

    Milestone(final String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<Milestone> ofWireName(final String name) {
        return Optional.ofNullable(BY_WIRE_NAME.get(name));
    }
}
