// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.Optional;
import org.doorclock.event.Milestone;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseEvent;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.compliance.Step.Moment;
import org.doorclock.measure.ClockStart;

/** Finds the moments of each case's pathway, and puts them into the breakdowns that the case is of. */
final class PathwayVisitor {

    CaseBook.Visitor counting(final Grid<PathwayTally>.Site site) {
        return (timing, standing, door) -> {
            if (standing == Standing.NOT_COUNTED) {
                return;
            }
            final int cell = site.cell(timing.at(), door);
            final CaseEvent[] moments = moments(timing.owner());
            for (int band = 0; band < site.bands(); band++) {
                if (site.isIn(cell, band)) {
                    site.tally(cell, door, band).add(moments);
                }
            }
        };
    }

    /** By {@link Moment}; null where the case has none. */
    private static CaseEvent[] moments(final Case folded) {
        final CaseEvent[] moments = new CaseEvent[Moment.values().length];
        final Optional<CaseEvent> scan = folded.first(Milestone.SCAN_START);
        moments[Moment.ARRIVAL.ordinal()] = arrival(folded, scan).orElse(null);
        moments[Moment.CALL.ordinal()] = folded.first(Milestone.STROKE_CALL).orElse(null);
        moments[Moment.DOOR.ordinal()] = folded.first(Milestone.DOOR_ARRIVAL).orElse(null);
        moments[Moment.SCAN.ordinal()] = scan.orElse(null);
        moments[Moment.REPORT.ordinal()] =
                folded.first(Milestone.REPORT_PUBLISHED).orElse(null);
        return moments;
    }

    /** As measures choose it: the best kind, the first of it, and what came certainly after the scan only for want of another. */
    private static Optional<CaseEvent> arrival(final Case folded, final Optional<CaseEvent> scan) {
        Optional<CaseEvent> best = Optional.empty();
        int bestRank = Integer.MAX_VALUE;
        for (final CaseEvent event : folded.events()) {
            if (event.is(Milestone.HOSPITAL_ARRIVAL)) {
                final int rank = rank(event, scan);
                if (rank < bestRank) {
                    best = Optional.of(event);
                    bestRank = rank;
                }
            }
        }
        return best;
    }

    private static int rank(final CaseEvent arrival, final Optional<CaseEvent> scan) {
        final int late = scan.isPresent() && arrival.isCertainlyAfter(scan.get()) ? ClockStart.values().length : 0;
        return late + arrival.clockStart().orElse(ClockStart.CT_DOOR).ordinal();
    }
}
