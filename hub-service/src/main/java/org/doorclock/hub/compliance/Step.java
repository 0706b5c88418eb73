// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.Locale;

/** Parts of the pathway from one moment to another; the first four follow one another, the others span several of them. */
public enum Step {
    ARRIVAL_TO_CALL(Moment.ARRIVAL, Moment.CALL),
    CALL_TO_DOOR(Moment.CALL, Moment.DOOR),
    DOOR_TO_SCAN(Moment.DOOR, Moment.SCAN),
    SCAN_TO_REPORT(Moment.SCAN, Moment.REPORT),
    ARRIVAL_TO_DOOR(Moment.ARRIVAL, Moment.DOOR),
    ARRIVAL_TO_SCAN(Moment.ARRIVAL, Moment.SCAN),
    CALL_TO_SCAN(Moment.CALL, Moment.SCAN),
    CALL_TO_REPORT(Moment.CALL, Moment.REPORT),
    ARRIVAL_TO_REPORT(Moment.ARRIVAL, Moment.REPORT);

    private final Moment from;
    private final Moment to;

    /** What the pathway is told by: the first of the case, and of arrivals the first of the best kind on record. */
    enum Moment {
        /** At the hospital. The scanner's door does not stand for it: that is a moment of its own. */
        ARRIVAL,
        /** The request for the scan. */
        CALL,
        /** Of the scanner's room. */
        DOOR,
        SCAN,
        REPORT
    }

    Step(final Moment from, final Moment to) {
        this.from = from;
        this.to = to;
    }

    /** In lower case with hyphens. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Moment from() {
        return from;
    }

    Moment to() {
        return to;
    }
}
