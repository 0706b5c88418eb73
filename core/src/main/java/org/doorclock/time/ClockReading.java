// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.time.Instant;

/**
 * One look at the clock, with all that is needed to judge it later.
 *
 * @param wall the one time that stands for the interval where a person is shown one; inside it
 * @param source what the interval rests on
 * @param interval where the true time lies
 * @param bootId the kernel's id of this boot; on a machine that has none, of this process
 * @param sinceBoot time since that boot; monotonic, unaffected by any setting or steering of the wall clock
 */
public record ClockReading(Instant wall, ClockSource source, TimeInterval interval, String bootId, Duration sinceBoot) {

    /** @param uncertainty how far {@code wall} may be off on either side; not negative */
    public ClockReading(
            final Instant wall,
            final ClockSource source,
            final Duration uncertainty,
            final String bootId,
            final Duration sinceBoot) {
        this(wall, source, TimeInterval.around(wall, uncertainty), bootId, sinceBoot);
    }

    /** How far {@code wall} may be off on the worse side; never negative. */
    public Duration uncertainty() {
        final Duration before = Duration.between(interval.earliest(), wall);
        final Duration after = Duration.between(wall, interval.latest());
        return before.compareTo(after) > 0 ? before : after;
    }
}
