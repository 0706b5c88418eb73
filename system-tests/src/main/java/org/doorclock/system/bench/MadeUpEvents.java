// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.event.PatientRef;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;

/** A device's events, made up from a seed: patients over the past year, each with arrival, door and scan. */
final class MadeUpEvents {

    private static final List<Milestone> PATHWAY =
            List.of(Milestone.HOSPITAL_ARRIVAL, Milestone.DOOR_ARRIVAL, Milestone.SCAN_START);
    private static final Duration YEAR = Duration.ofDays(365);

    private final String site;
    private final String device;
    private final String epoch;
    private final Instant newest;
    private final Random random;
    private String token = "";
    private Instant next = Instant.EPOCH;

    /** @param newest no event is later */
    MadeUpEvents(final String site, final String device, final String epoch, final Instant newest, final long seed) {
        this.site = site;
        this.device = device;
        this.epoch = epoch;
        this.newest = newest;
        this.random = new Random(seed);
    }

    /** Must be called with 1, 2, 3 and so on. */
    byte[] encoded(final long seq) {
        final Milestone milestone = PATHWAY.get((int) ((seq - 1) % PATHWAY.size()));
        if (milestone == Milestone.HOSPITAL_ARRIVAL) {
            token = "t1_" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
            next = newest.minus(Duration.ofHours(12)).minusSeconds(random.nextLong(YEAR.toSeconds()));
        } else {
            next = next.plusSeconds(300 + random.nextLong(2700));
        }
        return EventCodec.encode(new Event(
                new Origin(site, device, epoch, seq),
                device,
                new Fact.Reached(
                        milestone, new PatientRef(List.of(token), ""), CaptureMethod.WRISTBAND, Optional.empty(), ""),
                new Occurrence(
                        TimeInterval.around(next, Duration.ofMillis(40)),
                        ClockSource.NTP,
                        Optional.of(new Occurrence.BootTime("bench", Duration.ofSeconds(seq)))),
                next));
    }
}
