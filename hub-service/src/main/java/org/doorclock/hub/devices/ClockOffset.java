// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import java.time.Duration;
import org.doorclock.time.ClockLimits;

/**
 * How far a clock is from the hub's.
 *
 * @param ahead of the hub's; negative if behind
 * @param uncertainty on either side
 */
public record ClockOffset(Duration ahead, Duration uncertainty) {

    /** Certainly off by more than a minute. */
    public boolean isFar() {
        return ahead.abs().minus(uncertainty).compareTo(ClockLimits.USUAL.alarm()) > 0;
    }
}
