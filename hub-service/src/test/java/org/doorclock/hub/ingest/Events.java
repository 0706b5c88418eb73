// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.event.PatientRef;
import org.doorclock.time.TimeInterval;

/** Events of one device for tests. */
public final class Events {

    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

    private Events() {}

    public static byte[] json(final String site, final String device, final String epoch, final long seq) {
        return EventCodec.encode(event(site, device, epoch, seq));
    }

    public static Event event(final String site, final String device, final String epoch, final long seq) {
        final Instant at = BEGIN.plusSeconds(seq);
        return new Event(
                new Origin(site, device, epoch, seq),
                "ct1",
                new Fact.Reached(
                        Milestone.DOOR_ARRIVAL,
                        new PatientRef(List.of("token-" + device + "-" + seq), ""),
                        CaptureMethod.WRISTBAND,
                        Optional.empty(),
                        ""),
                Occurrence.told(TimeInterval.exactly(at)),
                at);
    }
}
