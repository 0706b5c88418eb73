// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;

/**
 * Where the true time lay at one moment of a boot.
 *
 * @param sinceBoot that moment
 */
record Fix(Duration sinceBoot, TimeInterval truth) {

    /** Where it lies at another moment of the same boot. */
    TimeInterval at(final Duration moment, final long driftPpm) {
        return truth.later(moment.minus(sinceBoot), driftPpm);
    }
}
