// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is told otherwise: the twin of {@link SystemTimeSource} for tests. */
public final class SettableTimeSource implements TimeSource {

    private ClockReading reading;

    /** A synchronised clock without uncertainty, one hour after a boot. */
    public SettableTimeSource(final Instant wall) {
        reading = new ClockReading(wall, ClockSource.NTP, Duration.ZERO, "boot-1", Duration.ofHours(1));
    }

    @Override
    public synchronized ClockReading read() {
        return reading;
    }

    @Override
    public synchronized long nanos() {
        return reading.sinceBoot().toNanos();
    }

    /** Time passes: the wall clock and the monotonic clock move on together. */
    public synchronized void advance(final Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not go back; jump() sets the wall clock back");
        }
        set(
                reading.wall().plus(by),
                reading.source(),
                reading.uncertainty(),
                reading.sinceBoot().plus(by));
    }

    /** Someone sets the wall clock forward or, if negative, back; no time passes. */
    public synchronized void jump(final Duration by) {
        set(reading.wall().plus(by), reading.source(), reading.uncertainty(), reading.sinceBoot());
    }

    /** Someone sets the wall clock; no time passes. */
    public synchronized void setWall(final Instant wall) {
        set(wall, reading.source(), reading.uncertainty(), reading.sinceBoot());
    }

    /** The clock itself says from when to when the true time may lie. */
    public synchronized void setQuality(final ClockSource source, final TimeInterval interval) {
        reading = new ClockReading(reading.wall(), source, interval, reading.bootId(), reading.sinceBoot());
    }

    public synchronized void setQuality(final ClockSource source, final Duration uncertainty) {
        set(reading.wall(), source, uncertainty, reading.sinceBoot());
    }

    /** The machine starts again: another boot, whose monotonic clock begins at zero. The wall clock stands. */
    public synchronized void reboot(final String bootId) {
        reading = new ClockReading(reading.wall(), reading.source(), reading.uncertainty(), bootId, Duration.ZERO);
    }

    private void set(
            final Instant wall, final ClockSource source, final Duration uncertainty, final Duration sinceBoot) {
        reading = new ClockReading(wall, source, uncertainty, reading.bootId(), sinceBoot);
    }
}
