// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the kernel knows of its clocks. Safe for use by many threads. */
public interface KernelClock {

    /**
     * One look at all of them together.
     *
     * @param wall the wall clock, right or wrong
     * @param synchronisedWithin how far {@code wall} may be off, if the kernel holds it to be synchronised: what its
     *     daemon told it, and no better than that
     * @param bootId the id of this boot; on a machine that has none, of this process. A machine that slept has another
     *     one from then on, as nobody knows to the millisecond how long
     * @param sinceBoot time since that boot, sleep included, by an oscillator that nobody steers: a daemon that slews the
     *     wall clock changes the length of its seconds, and with it CLOCK_MONOTONIC and CLOCK_BOOTTIME
     */
    record Look(Instant wall, Optional<Duration> synchronisedWithin, String bootId, Duration sinceBoot) {}

    /**
     * The battery-backed clock.
     *
     * @param id which one, on which machine
     * @param seconds what it shows, since 1970; the rest of the second is cut off
     * @param driftPpm how many millionths it may gain or lose
     */
    record HardwareClock(String id, long seconds, long driftPpm) {}

    Look look();

    /** Empty if there is none or it does not answer. May take milliseconds. */
    Optional<HardwareClock> hardwareClock();
}
