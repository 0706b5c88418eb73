// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.time.Instant;

/**
 * One look at the clock, with all that is needed to judge it later.
 *
 * @param wall the wall-clock time
 * @param source what {@code wall} rests on
 * @param uncertainty how far {@code wall} may be off on either side; never negative
 * @param bootId the kernel's id of this boot; on a machine that has none, of this process
 * @param sinceBoot time since that boot; monotonic, unaffected by any setting of the wall clock
 */
public record ClockReading(Instant wall, ClockSource source, Duration uncertainty, String bootId, Duration sinceBoot) {

    /** Where the true time lies. */
    public TimeInterval interval() {
        return TimeInterval.around(wall, uncertainty);
    }
}
