// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.List;
import java.util.stream.Stream;
import org.doorclock.event.Milestone;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Measure;

/** What measures that start and stop alike share: one timing a case serves them all. */
record Clock(List<ClockStart> starts, Milestone stop) {

    /** A measure that counts no in-patients shares the clock of one that does: it counts none of the cases that differ. */
    static Clock of(final Measure measure) {
        return new Clock(
                measure.counts().inpatients()
                        ? measure.clockStarts()
                        : Stream.concat(Stream.of(ClockStart.INPATIENT_ONSET), measure.clockStarts().stream())
                                .toList(),
                measure.clockStop());
    }

    /** The place in the order of precedence; as many as there are if the event does not start this clock. */
    int precedence(final CaseEvent event) {
        return event.clockStart()
                .map(starts::indexOf)
                .filter(index -> index >= 0)
                .orElse(starts.size());
    }
}
