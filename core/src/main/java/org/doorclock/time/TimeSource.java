// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Instant;

/**
 * Where the program gets its time from; a constructor argument of everything that needs one. Implementations are safe
 * for use by many threads. {@link SystemTimeSource} alone reads the machine's clocks.
 */
public interface TimeSource {

    /** The time with its source and its uncertainty. */
    ClockReading read();

    /** Nanoseconds on a monotonic clock of arbitrary origin: for measuring and waiting, never for recording. */
    long nanos();

    /** How fast this clock runs against the real one: 1 but in simulations. */
    default double rate() {
        return 1;
    }

    /** The wall clock alone, where its quality does not matter. */
    default Instant now() {
        return read().wall();
    }
}
