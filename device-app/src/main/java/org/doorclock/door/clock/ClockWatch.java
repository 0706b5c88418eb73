// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.clock;

import java.util.Optional;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;
import org.doorclock.time.ClockLimits;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;

/**
 * Knows when an anchor is due: once something vouches for a clock by which this boot recorded something that nothing vouched
 * for, or was in doubt; and when the clock now says something else than it said before. For one thread.
 */
public final class ClockWatch {

    /** So many of the last events, shown again after a restart, tell whether an anchor is still due: it never is for long. */
    public static final int RECALLED = 200;

    private Optional<String> unplacedBoot = Optional.empty();
    private Optional<ClockReading> before = Optional.empty();

    /** Takes note of what was recorded; of the {@link #RECALLED} last events, in order, when the program starts. */
    public void recorded(final Event event) {
        final Occurrence occurred = event.occurred();
        if (occurred.source() == ClockSource.NONE) {
            unplacedBoot = occurred.boot().map(Occurrence.BootTime::bootId);
        } else if (event.fact() instanceof Fact.ClockAnchor) {
            unplacedBoot = Optional.empty();
        }
    }

    /** The anchor to record, if one is due. To be asked every few seconds. */
    public Optional<Fact.ClockAnchor> due(final ClockReading now) {
        if (now.source() == ClockSource.NONE) {
            unplacedBoot = Optional.of(now.bootId());
            return Optional.empty();
        }
        if (before.filter(earlier -> contradicts(earlier, now)).isPresent()) {
            unplacedBoot = Optional.of(now.bootId());
        }
        before = Optional.of(now);
        return unplacedBoot.filter(boot -> boot.equals(now.bootId())).map(boot -> new Fact.ClockAnchor(now));
    }

    private static boolean contradicts(final ClockReading earlier, final ClockReading now) {
        return earlier.bootId().equals(now.bootId())
                && !earlier.interval()
                        .later(now.sinceBoot().minus(earlier.sinceBoot()), ClockLimits.USUAL.driftPpm())
                        .overlaps(now.interval());
    }
}
