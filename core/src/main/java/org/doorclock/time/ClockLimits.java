// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.time.Instant;

/**
 * How far clocks are believed.
 *
 * @param driftPpm how many millionths the oscillator of this machine may gain or lose when nobody steers it
 * @param leastError no daemon's word is taken to be better than this: systemd-timesyncd states 0, and no daemon sees a path
 *     that is slower in one direction than in the other
 * @param quarrel two sources that lie further apart on either side than this disagree, and neither is believed alone
 * @param vouched how far a clock may be off that configuration vouches for
 * @param alarm how far the hub's clock may be away before this one is doubted
 */
public record ClockLimits(long driftPpm, Duration leastError, Duration quarrel, Duration vouched, Duration alarm) {

    /** No clock that shows less than this is right: the program is younger. */
    public static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    /** Nor is one that shows more: NTP's seconds begin anew early in 2036, and clocks that trip over it show that year. */
    public static final Instant LATEST = Instant.parse("2036-01-01T00:00:00Z");

    /** 50 ppm is twice what the crystals of a Raspberry Pi are sold with. */
    public static final ClockLimits USUAL = new ClockLimits(
            50, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(60));

    public ClockLimits withDriftPpm(final long ppm) {
        return new ClockLimits(ppm, leastError, quarrel, vouched, alarm);
    }
}
