// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doorclock.time.ClockLimits;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;

/**
 * Where anchors place an event of the same boot. Pure: the same anchors in any order give the same.
 * <ul>
 *   <li>An anchor says where the true time lay at its moment of the boot; the event's is that, less the time between them,
 *       on either side widened by what the oscillator may have drifted.
 *   <li>Anchors that agree are intersected; if they contradict one another, what is answered holds all of them.
 *   <li>An event whose clock claimed nothing is placed by the anchors before and after it. One whose clock claimed something
 *       is held against the later anchors alone: an earlier one is what its clock knew already, and did not believe any more.
 *   <li>A claim with a source that a later anchor contradicts is widened to hold both; one that it agrees with stays.
 * </ul>
 *
 * @param when where the true time lies
 * @param disputed whether that holds claims that contradict one another
 */
record Placement(TimeInterval when, boolean disputed) {

    private static final long DRIFT_PPM = ClockLimits.USUAL.driftPpm();

    static Placement of(
            final TimeInterval recorded,
            final ClockSource source,
            final Duration sinceBoot,
            final List<ClockReading> anchors) {
        final boolean open = source == ClockSource.NONE && !recorded.latest().isBefore(ClockLimits.LATEST);
        final List<TimeInterval> said = anchors.stream()
                .filter(anchor -> open || anchor.sinceBoot().compareTo(sinceBoot) >= 0)
                .map(anchor -> anchor.interval().later(sinceBoot.minus(anchor.sinceBoot()), DRIFT_PPM))
                .toList();
        if (said.isEmpty()) {
            return new Placement(recorded, false);
        }
        final Optional<TimeInterval> agreed = said.stream()
                .map(Optional::of)
                .reduce((one, other) -> one.flatMap(a -> other.flatMap(a::intersect)))
                .orElseThrow();
        final TimeInterval placed =
                agreed.orElseGet(() -> said.stream().reduce(TimeInterval::hull).orElseThrow());
        if (!recorded.overlaps(placed)) {
            return new Placement(recorded.hull(placed), true);
        }
        return source == ClockSource.NONE
                ? new Placement(recorded.intersect(placed).orElseThrow(), agreed.isEmpty())
                : new Placement(agreed.isPresent() ? recorded : recorded.hull(placed), agreed.isEmpty());
    }
}
