// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.Optional;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Details;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Modality;
import org.doorclock.event.Pathway;
import org.doorclock.event.Reporter;
import org.doorclock.event.Urgency;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.measure.ClockStart;
import org.doorclock.time.ClockSource;

/** All of an event that thousands of others share with it; kept once for all of them. */
record Traits(
        String site,
        String device,
        String epoch,
        String door,
        String type,
        Optional<Milestone> milestone,
        Optional<CaptureMethod> method,
        Optional<Pathway> pathway,
        String place,
        Optional<CloseReason> closed,
        Optional<ClockStart> clockStart,
        Details details,
        ClockSource source) {

    private static final int PLACED_RANK = 2 * Milestone.STROKE_CALL.ordinal() + 1;
    private static final int CLOSED_RANK = 2 * Milestone.values().length;

    /** Empty for facts that no case is made of. */
    static Optional<Traits> of(final Event event) {
        return switch (event.fact()) {
            case Fact.Reached reached -> Optional.of(reached(event, reached));
            case Fact.Placed placed -> Optional.of(placed(event, placed));
            case Fact.CaseClosed closed -> Optional.of(closed(event, closed));
            case Fact.Voided voided -> Optional.empty();
            case Fact.IdentityLinked linked -> Optional.empty();
            case Fact.ClockAnchor anchor -> Optional.empty();
            case Fact.DeviceStarted started -> Optional.empty();
            case Fact.TestScan scan -> Optional.empty();
            case Fact.DeviceTested tested -> Optional.empty();
            case Fact.DeviceStanding standing -> Optional.empty();
            case Fact.Unknown unknown -> Optional.empty();
        };
    }

    /** Of what differs most: it is asked for with every event. */
    @Override
    public int hashCode() {
        return 31 * device.hashCode() + type.hashCode();
    }

    /** Which comes first of events at the same time: the order of the pathway. */
    int rank() {
        return milestone.map(m -> 2 * m.ordinal()).orElse(closed.isPresent() ? CLOSED_RANK : PLACED_RANK);
    }

    void pack(final Packer out) {
        out.text(site).text(device).text(epoch).text(door).text(type);
        pack(out, milestone);
        pack(out, method);
        pack(out, pathway);
        out.text(place);
        pack(out, closed);
        pack(out, clockStart);
        pack(out, details.modality());
        pack(out, details.arrivalMode());
        pack(out, details.urgency());
        pack(out, details.reporter());
        out.number(source.ordinal());
    }

    static Traits unpack(final Unpacker in) {
        return new Traits(
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                unpack(in, Milestone.values()),
                unpack(in, CaptureMethod.values()),
                unpack(in, Pathway.values()),
                in.text(),
                unpack(in, CloseReason.values()),
                unpack(in, ClockStart.values()),
                new Details(
                        unpack(in, Modality.values()),
                        unpack(in, ArrivalMode.values()),
                        unpack(in, Urgency.values()),
                        unpack(in, Reporter.values())),
                ClockSource.values()[in.count()]);
    }

    private static void pack(final Packer out, final Optional<? extends Enum<?>> value) {
        out.number(value.map(each -> each.ordinal()).orElse(-1));
    }

    private static <T> Optional<T> unpack(final Unpacker in, final T[] values) {
        final int ordinal = in.count();
        return ordinal < 0 ? Optional.empty() : Optional.of(values[ordinal]);
    }

    private static Traits reached(final Event event, final Fact.Reached reached) {
        return new Traits(
                event.origin().site(),
                event.origin().device(),
                event.origin().epoch(),
                event.door(),
                reached.type(),
                Optional.of(reached.milestone()),
                Optional.of(reached.method()),
                reached.pathway(),
                "",
                Optional.empty(),
                ClockStart.of(reached.milestone(), reached.method()),
                reached.details(),
                event.occurred().source());
    }

    private static Traits placed(final Event event, final Fact.Placed placed) {
        return without(event, placed, placed.place().name(), Optional.empty());
    }

    private static Traits closed(final Event event, final Fact.CaseClosed closed) {
        return without(event, closed, "", Optional.of(closed.reason()));
    }

    private static Traits without(
            final Event event, final Fact fact, final String place, final Optional<CloseReason> closed) {
        return new Traits(
                event.origin().site(),
                event.origin().device(),
                event.origin().epoch(),
                event.door(),
                fact.type(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                place,
                closed,
                Optional.empty(),
                Details.NONE,
                event.occurred().source());
    }
}
