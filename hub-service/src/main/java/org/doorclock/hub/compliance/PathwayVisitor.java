// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.event.Milestone;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseEvent;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.compliance.Step.Moment;
import org.doorclock.measure.ClockStart;

/** Finds the moments of each case's pathway, and puts them into the breakdowns that the case is of. */
final class PathwayVisitor {

    private final MeasureSet.Place measure;
    private final Instant now;

    PathwayVisitor(final MeasureSet.Place measure, final Instant now) {
        this.measure = measure;
        this.now = now;
    }

    CaseBook.Visitor counting(final Grid<PathwayTally>.Site site) {
        return (timing, door) -> {
            final int cell = site.cell(timing.at(), door);
            if (timing.standing(measure, now) == Standing.NOT_COUNTED) {
                return;
            }
            final Map<Moment, CaseEvent> moments = moments(timing.owner());
            for (int band = 0; band < site.bands(); band++) {
                if (site.isIn(cell, band)) {
                    site.tally(cell, door, band).add(moments);
                }
            }
        };
    }

    private static Map<Moment, CaseEvent> moments(final Case folded) {
        final Map<Moment, CaseEvent> moments = new EnumMap<>(Moment.class);
        final Optional<CaseEvent> scan = folded.first(Milestone.SCAN_START);
        arrival(folded, scan).ifPresent(event -> moments.put(Moment.ARRIVAL, event));
        folded.first(Milestone.STROKE_CALL).ifPresent(event -> moments.put(Moment.CALL, event));
        folded.first(Milestone.DOOR_ARRIVAL).ifPresent(event -> moments.put(Moment.DOOR, event));
        scan.ifPresent(event -> moments.put(Moment.SCAN, event));
        folded.first(Milestone.REPORT_PUBLISHED).ifPresent(event -> moments.put(Moment.REPORT, event));
        return moments;
    }

    /** As measures choose it: the best kind, the first of it, and what came certainly after the scan only for want of another. */
    private static Optional<CaseEvent> arrival(final Case folded, final Optional<CaseEvent> scan) {
        return folded.events().stream()
                .filter(event -> event.is(Milestone.HOSPITAL_ARRIVAL))
                .min(Comparator.<CaseEvent, Boolean>comparing(
                                event -> scan.filter(event::isCertainlyAfter).isPresent())
                        .thenComparing(event -> event.clockStart().orElse(ClockStart.CT_DOOR)));
    }
}
