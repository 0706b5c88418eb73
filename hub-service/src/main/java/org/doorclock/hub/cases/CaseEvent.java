// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Details;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;
import org.doorclock.measure.ClockStart;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;

/** What a case keeps of an event about its patient: no token, nothing sealed. To be read inside {@link CaseBook#read}. */
public final class CaseEvent {

    /** The order of a case: by time, then by the pathway, then by origin; the same however the events arrived. */
    static final Comparator<CaseEvent> ORDER = Comparator.comparingLong(CaseEvent::best)
            .thenComparingInt(event -> event.traits.rank())
            .thenComparing(event -> event.traits.epoch())
            .thenComparingLong(event -> event.seq);

    /** Placed by anchors of the same boot. */
    private static final String ANCHORED = "anchored";

    /** Widened to hold both what was recorded and what anchors say, or what anchors say that contradict each other. */
    private static final String DISPUTED = "disputed";

    private static final long DATED = Duration.ofHours(24).toNanos();

    private final long position;
    private final long seq;
    private final Traits traits;
    private long earliest;
    private long latest;
    private long best;
    private Optional<TimeInterval> recorded = Optional.empty();
    private Patient patient;
    private boolean voided;
    private boolean leftOut;
    private boolean disputed;

    /** @param best what stands for the interval, inside it */
    CaseEvent(final long position, final long seq, final Traits traits, final TimeInterval when, final Instant best) {
        this.position = position;
        this.seq = seq;
        this.traits = traits;
        this.earliest = Nanos.of(when.earliest());
        this.latest = Nanos.of(when.latest());
        this.best = Nanos.of(best);
    }

    public String id() {
        return traits.epoch() + "/" + seq;
    }

    public String device() {
        return traits.device();
    }

    public String door() {
        return traits.door();
    }

    public String type() {
        return traits.type();
    }

    public Optional<Milestone> milestone() {
        return traits.milestone();
    }

    public boolean is(final Milestone milestone) {
        return traits.milestone().filter(m -> m == milestone).isPresent();
    }

    public Optional<CaptureMethod> method() {
        return traits.method();
    }

    public Optional<ClockStart> clockStart() {
        return traits.clockStart();
    }

    /** What the device's own clock rested on. */
    public ClockSource source() {
        return traits.source();
    }

    /** What {@link #when()} rests on. On the wire. */
    public String basis() {
        return recorded.isEmpty() ? traits.source().wireName() : disputed ? DISPUTED : ANCHORED;
    }

    /** Where the patient was, in people's words; empty for every other type of event, or if the place has no name. */
    public String place() {
        return traits.place();
    }

    /** Where the true time lies: as recorded or, if anchors of the same boot say more, as placed by them. */
    public TimeInterval when() {
        return new TimeInterval(Nanos.toInstant(earliest), Nanos.toInstant(latest));
    }

    /** As the device recorded it, where {@link #when()} is something else. */
    public Optional<TimeInterval> recorded() {
        return recorded;
    }

    /** The one instant that stands for {@link #when()}. */
    public Instant shown() {
        return Nanos.toInstant(best);
    }

    /** Its number in the hub's journal. */
    public long position() {
        return position;
    }

    Optional<Pathway> pathway() {
        return traits.pathway();
    }

    /** What else was stated with it. */
    public Details details() {
        return traits.details();
    }

    /** By the best times, in nanoseconds. */
    public long bestSince(final CaseEvent other) {
        return Nanos.between(other.best, best);
    }

    /** The least that the uncertainty of both times allows, in nanoseconds; may be negative. */
    public long shortestSince(final CaseEvent other) {
        return Nanos.between(other.latest, earliest);
    }

    /** The most that the uncertainty of both times allows, in nanoseconds. */
    public long longestSince(final CaseEvent other) {
        return Nanos.between(other.earliest, latest);
    }

    public boolean isCertainlyAfter(final CaseEvent other) {
        return earliest > other.latest;
    }

    Optional<CloseReason> closed() {
        return traits.closed();
    }

    long best() {
        return best;
    }

    long earliest() {
        return earliest;
    }

    long latest() {
        return latest;
    }

    /** Whether its time is known well enough to tell one case from another, and to count minutes by. */
    public boolean isDated() {
        return Nanos.between(earliest, latest) <= DATED;
    }

    /** @return whether that changed anything */
    boolean place(final Placement placement) {
        final TimeInterval before = when();
        final TimeInterval asRecorded = recorded.orElse(before);
        if (placement.when().equals(before)) {
            return false;
        }
        earliest = Nanos.of(placement.when().earliest());
        latest = Nanos.of(placement.when().latest());
        best = Nanos.middle(earliest, latest);
        recorded = Optional.of(asRecorded).filter(when -> !when.equals(placement.when()));
        disputed = placement.disputed();
        return true;
    }

    Patient patient() {
        return patient;
    }

    void belongTo(final Patient owner) {
        patient = owner;
    }

    boolean isVoided() {
        return voided;
    }

    void undo() {
        voided = true;
    }

    /** Whether it counts nowhere because its device was not commissioned when it occurred. */
    public boolean isLeftOut() {
        return leftOut;
    }

    /** As an event that was undone before it came: kept and shown, and part of no figure. */
    void leaveOut() {
        voided = true;
        leftOut = true;
    }
}
