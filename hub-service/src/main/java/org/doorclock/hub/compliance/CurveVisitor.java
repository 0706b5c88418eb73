// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.cases.Timing;
import org.doorclock.measure.Arithmetic;

/** Puts each case of a measure into the curves that it is of. */
final class CurveVisitor {

    private final Arithmetic arithmetic;
    private final long watched;

    /** @param minutes a case is in a curve once so many have passed since its clock started */
    CurveVisitor(final MeasureSet.Place measure, final Instant now, final int minutes) {
        this.arithmetic = measure.measure().arithmetic();
        final Instant last = now.minus(Duration.ofMinutes(minutes));
        this.watched = TimeUnit.SECONDS.toNanos(last.getEpochSecond()) + last.getNano();
    }

    CaseBook.Visitor counting(final Grid<CurveTally>.Site site) {
        return (timing, standing, door) -> {
            if (standing == Standing.NOT_COUNTED) {
                return;
            }
            final int cell = site.cell(timing.at(), door);
            for (int band = 0; band < site.bands(); band++) {
                if (site.isIn(cell, band)) {
                    count(timing, standing, site.tally(cell, door, band));
                }
            }
        };
    }

    private void count(final Timing timing, final Standing standing, final CurveTally tally) {
        if (standing == Standing.NO_CLOCK_START) {
            tally.noClockStart();
        } else if (!standing.isBelieved()) {
            tally.quarantined();
        } else if (!timing.isDated()) {
            tally.undated();
        } else if (timing.at() > watched) {
            tally.tooRecent();
        } else if (timing.stop().isEmpty()) {
            tally.neverStopped();
        } else {
            tally.stopped(
                    timing.shortestNanos(arithmetic), timing.elapsedNanos(arithmetic), timing.longestNanos(arithmetic));
        }
    }
}
