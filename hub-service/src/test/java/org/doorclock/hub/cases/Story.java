// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Details;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.event.Pathway;
import org.doorclock.event.PatientRef;
import org.doorclock.event.Place;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;

/** Events for tests, told in few words. Every device has one epoch; the hub receives an event when it occurs. */
public final class Story {

    private final List<Event> events = new ArrayList<>();
    private final Map<String, Long> last = new HashMap<>();
    private String site = "north";
    private Duration uncertainty = Duration.ZERO;
    private Details details = Details.NONE;

    public Story at(final String otherSite) {
        site = otherSite;
        return this;
    }

    /** From here on, times are known to within so much. */
    public Story doubt(final Duration plusMinus) {
        uncertainty = plusMinus;
        return this;
    }

    /** From here on, points of the pathway state this too. */
    public Story stating(final Details stated) {
        details = stated;
        return this;
    }

    public Story arrives(final String patient, final String time) {
        return arrives(patient, time, CaptureMethod.WRISTBAND);
    }

    public Story arrives(final String patient, final String time, final CaptureMethod method) {
        return reached(Milestone.HOSPITAL_ARRIVAL, "ed1", patient, time, method, Optional.empty());
    }

    public Story atDoor(final String patient, final String time) {
        return reaches(Milestone.DOOR_ARRIVAL, "ct1", patient, time);
    }

    public Story scan(final String patient, final String time) {
        return reaches(Milestone.SCAN_START, "ct1", patient, time);
    }

    public Story reaches(final Milestone milestone, final String door, final String patient, final String time) {
        return reached(milestone, door, patient, time, CaptureMethod.WRISTBAND, Optional.empty());
    }

    public Story onPathway(final Pathway pathway, final String patient, final String time) {
        return reached(Milestone.STROKE_CALL, "ed1", patient, time, CaptureMethod.MANUAL, Optional.of(pathway));
    }

    public Story placed(final String patient, final String place, final String time) {
        return add("ed1", new Fact.Placed(ref(patient), new Place("5055207100010", "", place)), time);
    }

    public Story closed(final String patient, final CloseReason reason, final String time) {
        return add("ed1", new Fact.CaseClosed(ref(patient), reason), time);
    }

    public Story linked(final String patient, final String other, final String time) {
        return add("ed1", new Fact.IdentityLinked(ref(patient), ref(other)), time);
    }

    /** Undoes the event told last. */
    public Story undone(final String time) {
        return add("ct1", new Fact.Voided(events.getLast().id(), "undo"), time);
    }

    public Story add(final String door, final Fact fact, final String time) {
        final Instant at = Instant.parse(time);
        final long seq = last.merge(site + "/" + door, 1L, Long::sum);
        events.add(new Event(
                new Origin(site, door + "-device", "epoch-" + site + "-" + door, seq),
                door,
                fact,
                new Occurrence(TimeInterval.around(at, uncertainty), ClockSource.NTP, Optional.empty()),
                at));
        return this;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<StoredEvent> stored() {
        return stored(events, 1);
    }

    /** Numbered in this order, whatever their times. */
    public static List<StoredEvent> stored(final List<Event> inOrder, final long first) {
        final List<StoredEvent> stored = new ArrayList<>();
        for (final Event event : inOrder) {
            stored.add(new StoredEvent(first + stored.size(), event.recorded(), event));
        }
        return stored;
    }

    /** Several tokens are divided by plus signs: {@code nhs-1+local-7}. */
    public static PatientRef ref(final String patient) {
        return new PatientRef(
                Arrays.stream(patient.split("\\+")).map(t -> "token-" + t).toList(), "sealed-" + patient);
    }

    private Story reached(
            final Milestone milestone,
            final String door,
            final String patient,
            final String time,
            final CaptureMethod method,
            final Optional<Pathway> pathway) {
        return add(door, new Fact.Reached(milestone, ref(patient), method, pathway, "", details), time);
    }
}
