// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import java.time.Duration;
import java.util.Optional;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;

/**
 * When it happened.
 *
 * @param when the interval that holds the true instant
 * @param source what the time rests on
 * @param boot where on the device's monotonic clock, for events that a device witnessed
 */
public record Occurrence(TimeInterval when, ClockSource source, Optional<BootTime> boot) {

    /**
     * A position on the monotonic clock of one boot.
     *
     * @param bootId the boot
     * @param sinceBoot how long after its beginning
     */
    public record BootTime(String bootId, Duration sinceBoot) {}

    public static Occurrence witnessed(final ClockReading reading) {
        return new Occurrence(
                reading.interval(), reading.source(), Optional.of(new BootTime(reading.bootId(), reading.sinceBoot())));
    }

    /** A time told by others: no boot, and the source's own doubt already in the interval. */
    public static Occurrence told(final TimeInterval when) {
        return new Occurrence(when, ClockSource.NONE, Optional.empty());
    }
}
