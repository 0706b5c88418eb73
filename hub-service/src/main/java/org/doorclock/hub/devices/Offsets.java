// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.time.ClockLimits;
import org.doorclock.time.TimeInterval;
import org.doorclock.wire.ClockReport;

/**
 * Learns how far a device's clock is from the hub's, from the round trips of heartbeats and their receipts. A trip says that
 * the hub's time at a moment of the device's boot lay in an interval as wide as the trip was long; what earlier trips of that
 * boot allow too is kept, so the shortest trips decide. Guarded by its {@link Devices}.
 */
final class Offsets {

    private static final long DRIFT_PPM = ClockLimits.USUAL.driftPpm();

    private String bootId = "";
    private Duration sinceBoot = Duration.ZERO;
    private Optional<TimeInterval> hub = Optional.empty();
    private Optional<ClockOffset> offset = Optional.empty();

    void heard(final ClockReport report) {
        if (!report.bootId().equals(bootId)) {
            bootId = report.bootId();
            hub = Optional.empty();
        }
        report.hub().ifPresent(trip -> {
            hub = hub.flatMap(known -> known.later(trip.sinceBoot().minus(sinceBoot), DRIFT_PPM)
                            .intersect(trip.when()))
                    .or(() -> Optional.of(trip.when()));
            sinceBoot = trip.sinceBoot();
        });
        offset = hub.map(known -> known.later(report.sinceBoot().minus(sinceBoot), DRIFT_PPM))
                .map(now -> offset(report.wall(), now));
    }

    /** Empty before a first round trip of this boot. */
    Optional<ClockOffset> offset() {
        return offset;
    }

    private static ClockOffset offset(final Instant wall, final TimeInterval hub) {
        return new ClockOffset(Duration.between(hub.best(), wall), hub.width().dividedBy(2));
    }
}
