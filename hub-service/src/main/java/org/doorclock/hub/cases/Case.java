// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Milestone;
import org.doorclock.event.Modality;
import org.doorclock.event.Pathway;
import org.doorclock.event.Reporter;
import org.doorclock.event.Urgency;
import org.doorclock.wire.Board;

/**
 * One patient's imaging pathway at one site. To be read inside {@link CaseBook#read}; a later event makes a new object of
 * the same {@link #id()}.
 */
public final class Case {

    /** How far a case is. On the wire in lower case. */
    public enum State {
        WAITING,
        SCANNED,
        CLOSED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final CaseEvent[] NONE = {};
    private static final String ID_PREFIX = "case-";

    private final Patient patient;
    private final CaseEvent head;
    private final CaseEvent[] events;
    private final CaseEvent[] undone;
    private Timing[] timings = {};

    Case(final Patient patient, final Folding.Group group) {
        this.patient = patient;
        this.head = group.head();
        this.events = group.events().toArray(CaseEvent[]::new);
        this.undone = group.undone().isEmpty() ? NONE : group.undone().toArray(CaseEvent[]::new);
    }

    /**
     * Made from the number of the event of this case that the hub received first. So it holds nothing of the patient or
     * of a time, no later event changes it, and a replay gives the same.
     */
    public String id() {
        return id(number());
    }

    public String site() {
        return patient.site().name();
    }

    /** In the order in which they occurred; undone ones are not among them. Never empty. */
    public List<CaseEvent> events() {
        return Collections.unmodifiableList(Arrays.asList(events));
    }

    /** What stands for the patient on a board: see {@code Board.ref}. */
    public List<String> refs() {
        return Arrays.stream(patient.refs()).mapToObj(Board::ref).toList();
    }

    public State state() {
        if (first(Milestone.SCAN_START).isPresent()) {
            return State.SCANNED;
        }
        return closed().isPresent() ? State.CLOSED : State.WAITING;
    }

    public Optional<CaseEvent> first(final Milestone milestone) {
        for (final CaseEvent event : events) {
            if (event.is(milestone)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /** Why it was last closed; empty if it was not, or if the patient was seen at a scanner since. */
    public Optional<CloseReason> closed() {
        for (int i = events.length - 1; i >= 0; i--) {
            if (events[i].closed().isPresent()) {
                return events[i].closed();
            }
            if (events[i].is(Milestone.DOOR_ARRIVAL) || events[i].is(Milestone.SCAN_START)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Every reason it was ever closed for. */
    Set<CloseReason> closings() {
        Set<CloseReason> closings = Set.of();
        for (final CaseEvent event : events) {
            if (event.closed().isPresent()) {
                closings = closings.isEmpty() ? EnumSet.noneOf(CloseReason.class) : closings;
                closings.add(event.closed().get());
            }
        }
        return closings;
    }

    /** As last stated; stroke if it was not. */
    public Pathway pathway() {
        return last(CaseEvent::pathway).orElse(Pathway.STROKE);
    }

    /** What the first scan was made with; empty if nobody said, or there was none. */
    public Optional<Modality> modality() {
        return first(Milestone.SCAN_START).flatMap(scan -> scan.details().modality());
    }

    /** How the patient came, as last stated. */
    public Optional<ArrivalMode> arrivalMode() {
        return last(event -> event.details().arrivalMode());
    }

    /** How soon the imaging was needed, as last stated. */
    public Optional<Urgency> urgency() {
        return last(event -> event.details().urgency());
    }

    /** The role of who published the first report; empty if nobody said, or there was none. */
    public Optional<Reporter> reporter() {
        return first(Milestone.REPORT_PUBLISHED)
                .flatMap(report -> report.details().reporter());
    }

    /** The door that the case is counted at: that of the first scan start, or where the patient was last seen. */
    public String door() {
        return first(Milestone.SCAN_START).orElse(events[events.length - 1]).door();
    }

    /** Where the patient was last said to be; empty if that is not known. */
    public String place() {
        for (int i = events.length - 1; i >= 0; i--) {
            if (!events[i].place().isEmpty()) {
                return events[i].place();
            }
        }
        return "";
    }

    private <T> Optional<T> last(final Function<CaseEvent, Optional<T>> stated) {
        for (int i = events.length - 1; i >= 0; i--) {
            final Optional<T> found = stated.apply(events[i]);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The numbers of all its events, undone ones left out. */
    public long[] numbers() {
        return Arrays.stream(events).mapToLong(CaseEvent::position).toArray();
    }

    /** What {@link #id()} is made from: rises with the order in which cases became known. */
    public long number() {
        return head.position();
    }

    /** The {@link #id()} of the case of a {@link #number()}. */
    public static String id(final long number) {
        return ID_PREFIX + number;
    }

    /** The number in an id; empty if it is none. */
    static Optional<Long> number(final String id) {
        if (!id.matches(ID_PREFIX + "\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(id.substring(ID_PREFIX.length())));
    }

    CaseEvent head() {
        return head;
    }

    /** Those that count no more, beside those that do; in the same order. */
    List<CaseEvent> withUndone() {
        return Stream.concat(Arrays.stream(events), Arrays.stream(undone))
                .sorted(CaseEvent.ORDER)
                .toList();
    }

    /** As {@link MeasureSet#time} made them; none of a case that is not listed by its time. */
    Timing[] timings() {
        return timings;
    }

    void timings(final Timing[] all) {
        timings = all;
    }
}
