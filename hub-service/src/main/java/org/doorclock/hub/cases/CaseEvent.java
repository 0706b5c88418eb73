// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntFunction;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Details;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
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

    private static final int VOIDED = 1;
    private static final int LEFT_OUT = 2;
    private static final int IN_DISPUTE = 4;
    private static final int PLACED = 8;
    private static final int OF_BOOT = 16;

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
    private long voidedBy;
    private Boot boot;
    private long sinceBoot;

    /** @param best what stands for the interval, inside it */
    CaseEvent(final long position, final long seq, final Traits traits, final TimeInterval when, final Instant best) {
        this(position, seq, traits, Nanos.of(when.earliest()), Nanos.of(when.latest()), Nanos.of(best));
    }

    private CaseEvent(
            final long position,
            final long seq,
            final Traits traits,
            final long earliest,
            final long latest,
            final long best) {
        this.position = position;
        this.seq = seq;
        this.traits = traits;
        this.earliest = earliest;
        this.latest = latest;
        this.best = best;
    }

    /**
     * @param number of its traits
     * @param before about when the event before it was
     */
    void pack(final Packer out, final int number, final long before) {
        out.number(position).number(seq).number(number);
        out.number(best - before).number(best - earliest).number(latest - best);
        final int flags = (voided ? VOIDED : 0)
                | (leftOut ? LEFT_OUT : 0)
                | (disputed ? IN_DISPUTE : 0)
                | (recorded.isPresent() ? PLACED : 0)
                | (boot == null ? 0 : OF_BOOT);
        out.number(flags);
        if (voided) {
            out.number(voidedBy);
        }
        recorded.ifPresent(when -> out.fixed(Nanos.of(when.earliest())).fixed(Nanos.of(when.latest())));
        if (boot != null) {
            out.number(boot.number()).number(sinceBoot);
        }
    }

    static CaseEvent unpack(
            final Unpacker in, final IntFunction<Traits> traits, final IntFunction<Boot> boots, final long before) {
        final long position = in.number();
        final long seq = in.number();
        final Traits shared = traits.apply(in.count());
        final long best = before + in.number();
        final long earliest = best - in.number();
        final CaseEvent event = new CaseEvent(position, seq, shared, earliest, best + in.number(), best);
        final int flags = in.count();
        event.voided = (flags & VOIDED) != 0;
        event.leftOut = (flags & LEFT_OUT) != 0;
        event.disputed = (flags & IN_DISPUTE) != 0;
        if (event.voided) {
            event.voidedBy = in.number();
        }
        if ((flags & PLACED) != 0) {
            event.recorded = Optional.of(new TimeInterval(Nanos.toInstant(in.fixed()), Nanos.toInstant(in.fixed())));
        }
        if ((flags & OF_BOOT) != 0) {
            event.witnessed(boots.apply(in.count()), in.number());
        }
        return event;
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

    /** {@link #shown} in nanoseconds since 1970. */
    public long best() {
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

    /** @param by the number of the event that undoes it */
    void undo(final long by) {
        voided = true;
        voidedBy = by;
    }

    /** The number of the event that undid this one; empty if none did. */
    Optional<Long> voidedBy() {
        return voidedBy == 0 ? Optional.empty() : Optional.of(voidedBy);
    }

    /** It is of a boot, so many nanoseconds after its beginning. */
    void witnessed(final Boot of, final long after) {
        boot = of;
        sinceBoot = after;
    }

    Optional<Boot> boot() {
        return Optional.ofNullable(boot);
    }

    long sinceBoot() {
        return sinceBoot;
    }

    Traits traits() {
        return traits;
    }

    String epoch() {
        return traits.epoch();
    }

    long seq() {
        return seq;
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
