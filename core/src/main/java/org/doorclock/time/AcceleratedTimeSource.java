// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock for simulations that runs faster or slower than its base. Processes that are given the same origin and rate
 * agree on the simulated time, whenever they were started. The uncertainty is the base's, unscaled: simulated people meet
 * the clock as real people would.
 */
public final class AcceleratedTimeSource implements TimeSource {

    private final TimeSource base;
    private final Instant origin;
    private final double rate;
    private final long firstNanos;

    /**
     * @param origin when simulated and base time are the same
     * @param rate simulated seconds in one second of the base, above 0
     */
    public AcceleratedTimeSource(final TimeSource base, final Instant origin, final double rate) {
        if (!(rate > 0) || !Double.isFinite(rate)) {
            throw new IllegalArgumentException("a rate must be a number above 0");
        }
        this.base = base;
        this.origin = origin;
        this.rate = rate;
        this.firstNanos = base.nanos();
    }

    @Override
    public ClockReading read() {
        final ClockReading reading = base.read();
        final Instant wall = origin.plus(scaled(Duration.between(origin, reading.wall())));
        final TimeInterval real = reading.interval();
        return new ClockReading(
                wall,
                reading.source(),
                new TimeInterval(
                        wall.minus(Duration.between(real.earliest(), reading.wall())),
                        wall.plus(Duration.between(reading.wall(), real.latest()))),
                reading.bootId(),
                scaled(reading.sinceBoot()));
    }

    @Override
    public long nanos() {
        return firstNanos + Math.round((base.nanos() - firstNanos) * rate);
    }

    @Override
    public double rate() {
        return rate * base.rate();
    }

    private Duration scaled(final Duration duration) {
        return Duration.ofNanos(Math.round(duration.toNanos() * rate));
    }
}
