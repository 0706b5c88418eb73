// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.util.Optional;

/** What the kernel knows of its clocks. */
interface KernelClock {

    /** How far the wall clock may be off, if the kernel holds it to be synchronised. */
    Optional<Duration> synchronisedWithin();

    /** The id of this boot; on a machine that has none, of this process. */
    String bootId();

    /** Time since that boot, sleep included. */
    Duration sinceBoot();
}
