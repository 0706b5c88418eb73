// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.Comparator;
import java.util.Optional;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
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

    private final long position;
    private final long seq;
    private final Traits traits;
    private long earliest;
    private long latest;
    private Patient patient;
    private boolean voided;

    CaseEvent(final long position, final long seq, final Traits traits, final TimeInterval when) {
        this.position = position;
        this.seq = seq;
        this.traits = traits;
        place(when);
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

    public ClockSource source() {
        return traits.source();
    }

    /** Where the patient was, in people's words; empty for every other type of event, or if the place has no name. */
    public String place() {
        return traits.place();
    }

    public TimeInterval when() {
        return new TimeInterval(Nanos.toInstant(earliest), Nanos.toInstant(latest));
    }

    long position() {
        return position;
    }

    Optional<Pathway> pathway() {
        return traits.pathway();
    }

    Optional<CloseReason> closed() {
        return traits.closed();
    }

    long best() {
        return Nanos.middle(earliest, latest);
    }

    void place(final TimeInterval when) {
        earliest = Nanos.of(when.earliest());
        latest = Nanos.of(when.latest());
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
}
