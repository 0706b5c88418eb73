// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Correction;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.event.PatientRef;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.store.Draft;
import org.doorclock.hub.store.Source;
import org.doorclock.time.LocalStamp;
import org.doorclock.time.TimeInterval;
import org.doorclock.time.TimeSource;

/** Makes an event of what somebody adds to a case by hand, if it can be one. */
final class Additions {

    /** How far from a case's events one may lie where no rule of folding can say, as all of them were undone. */
    private static final Duration NEAR = Duration.ofDays(3);

    private final CaseBook book;
    private final TimeSource time;

    Additions(final CaseBook book, final TimeSource time) {
        this.book = book;
        this.time = time;
    }

    /** @throws ProblemException if it cannot be an event of this case */
    Draft draft(final CaseFile file, final Correction correction, final Wanted.Add add) {
        final Fact fact = fact(file, add);
        final String door = door(file, add);
        final TimeInterval when = when(add);
        if (when.earliest().isAfter(time.now())) {
            throw Corrections.wrong(
                    "The time lies in the future.",
                    "Enter when it happened; what has not happened cannot be recorded.");
        }
        final Draft draft = new Draft(door, fact, Occurrence.told(when), Optional.of(correction));
        requireNew(file, draft);
        requireWithin(file, draft);
        return draft;
    }

    /** Whether a recorded event is what is asked for now. */
    boolean isThat(final CaseFile file, final Event event, final Wanted.Add add) {
        final Fact fact = fact(file, add);
        return event.fact().type().equals(fact.type())
                && closeReason(event.fact()).equals(closeReason(fact))
                && (add.door().isEmpty() || add.door().equals(event.door()))
                && event.occurred().when().equals(when(add));
    }

    private static Optional<CloseReason> closeReason(final Fact fact) {
        return fact instanceof Fact.CaseClosed closed ? Optional.of(closed.reason()) : Optional.empty();
    }

    private static Fact fact(final CaseFile file, final Wanted.Add add) {
        final PatientRef patient = file.entries().stream()
                .flatMap(entry -> entry.patient().stream())
                .findFirst()
                .orElseThrow();
        if (add.event().equals(Fact.CaseClosed.TYPE)) {
            return new Fact.CaseClosed(patient, closeReason(add.close()));
        }
        if (!add.close().isEmpty()) {
            throw Corrections.wrong(
                    "Only " + Fact.CaseClosed.TYPE + " says why a case was closed.", "Leave that empty.");
        }
        return new Fact.Reached(
                Milestone.ofWireName(add.event())
                        .orElseThrow(() -> Corrections.wrong(
                                "This is no event that can be added.",
                                "Choose one of " + milestones() + " or " + Fact.CaseClosed.TYPE + ".")),
                patient,
                CaptureMethod.MANUAL,
                Optional.empty(),
                "");
    }

    private static CloseReason closeReason(final String word) {
        return CloseReason.ofWireName(word)
                .orElseThrow(() -> Corrections.wrong(
                        "It is not said why the case is closed.",
                        "Choose one of "
                                + Arrays.stream(CloseReason.values())
                                        .map(CloseReason::wireName)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static String milestones() {
        return Arrays.stream(Milestone.values()).map(Milestone::wireName).collect(Collectors.joining(", "));
    }

    private static String door(final CaseFile file, final Wanted.Add add) {
        if (add.door().isEmpty()) {
            return file.door();
        }
        if (!file.doors().contains(add.door())) {
            throw Corrections.wrong(
                    "This is no door of the case's site.", "Choose one of " + String.join(", ", file.doors()) + ".");
        }
        return add.door();
    }

    private static TimeInterval when(final Wanted.Add add) {
        try {
            return LocalStamp.parse(add.occurred()).when();
        } catch (LocalStamp.Fault e) {
            throw Corrections.wrong(
                    "The time " + e.getMessage() + ".", "Enter date and time of day, in local time or with an offset.");
        }
    }

    private static void requireNew(final CaseFile file, final Draft draft) {
        final boolean there = file.entries().stream()
                .filter(CaseFile.Entry::counts)
                .anyMatch(
                        entry -> entry.event().fact().type().equals(draft.fact().type())
                                && entry.event().origin().device().equals(Source.CORRECTION)
                                && entry.when().equals(draft.occurred().when()));
        if (there) {
            throw Corrections.wrong(
                    "The case has this event at this time already, added by hand.", "Look at its events.");
        }
    }

    /** By the very rules that fold events into cases; where they say nothing, by plain distance. */
    private void requireWithin(final CaseFile file, final Draft draft) {
        final Event event = new Event(
                new Origin(file.site(), Source.CORRECTION, "not-recorded", 1),
                draft.door(),
                draft.fact(),
                draft.occurred(),
                time.now());
        final boolean joins = book.read(() -> book.whole(file.id())
                .filter(whole -> book.wouldJoin(whole, event))
                .isPresent());
        if (!joins || (file.state().isEmpty() && !isNear(file, draft.occurred().when()))) {
            throw Corrections.wrong(
                    "At that time it would not be part of this case, whose events run from " + Shown.time(first(file))
                            + " to " + Shown.time(last(file)) + ".",
                    "Check date and time.");
        }
    }

    private static boolean isNear(final CaseFile file, final TimeInterval when) {
        return !when.latest().isBefore(first(file).minus(NEAR))
                && !when.earliest().isAfter(last(file).plus(NEAR));
    }

    private static Instant first(final CaseFile file) {
        return counting(file).getFirst().shown();
    }

    private static Instant last(final CaseFile file) {
        return counting(file).getLast().shown();
    }

    private static List<CaseFile.Entry> counting(final CaseFile file) {
        final List<CaseFile.Entry> counting =
                file.entries().stream().filter(CaseFile.Entry::counts).toList();
        return counting.isEmpty() ? file.entries() : counting;
    }
}
