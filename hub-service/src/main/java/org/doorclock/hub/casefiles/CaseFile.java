// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.event.Correction;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.PatientRef;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.store.Source;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.time.TimeInterval;

/**
 * All that the hub holds of one case: its events, also those that count no more, and who corrected what. Names no patient.
 *
 * @param code what the site's boards call it; empty if they do not
 * @param state empty if all its events were undone
 * @param door the one that it is counted at, or the last
 * @param doors those of its site
 * @param entries in the order in which they occurred; never empty
 */
record CaseFile(
        String id,
        String site,
        Optional<String> code,
        Optional<Case.State> state,
        String door,
        List<String> doors,
        List<Entry> entries,
        List<Judged> verdicts) {

    /**
     * An event of the case.
     *
     * @param stored as the hub's journal has it
     * @param when where its true time lies, which anchors may have placed elsewhere than the device did
     * @param shown the one instant that stands for it
     * @param basis what its time rests on
     * @param leftOut whether it counts nowhere because its device was not commissioned when it occurred
     * @param undo the event that undid it; empty if none did
     */
    record Entry(
            StoredEvent stored,
            TimeInterval when,
            Instant shown,
            String basis,
            boolean leftOut,
            Optional<StoredEvent> undo) {

        Event event() {
            return stored.event();
        }

        boolean counts() {
            return undo.isEmpty() && !leftOut;
        }

        Optional<PatientRef> patient() {
            return event().fact().about();
        }

        /** Why it was undone; may be empty. */
        String undoReason() {
            return undo.map(StoredEvent::event)
                    .map(event -> event.correction()
                            .map(Correction::reason)
                            .orElse(event.fact() instanceof Fact.Voided voided ? voided.reason() : ""))
                    .orElse("");
        }
    }

    /**
     * Where the case stands under a measure.
     *
     * @param outcome the verdict or why there is none, in the words of the API
     * @param start the event that starts its clock, and {@code stop} the one that stops it; empty if there is none
     */
    record Judged(
            String measure,
            String title,
            String outcome,
            String reason,
            Optional<String> start,
            Optional<String> stop,
            Optional<Double> minutes) {}

    /** Who recorded an event: a person or machine at the hub, an import, or the device itself. */
    static String by(final Event event) {
        return event.correction()
                .map(Correction::by)
                .orElseGet(() -> event.origin().device().equals(Source.IMPORT)
                        ? Source.IMPORT
                        : "device:" + event.origin().device());
    }

    /** The event of this id, if it is one of the case. */
    Optional<Entry> entry(final String eventId) {
        return entries.stream()
                .filter(entry -> entry.event().id().equals(eventId))
                .findFirst();
    }

    /** Those that somebody added or undid at the hub, the oldest first. */
    List<StoredEvent> corrections() {
        return entries.stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.stored()), entry.undo().stream()))
                .filter(stored -> stored.event().correction().isPresent()
                        || stored.event().fact() instanceof Fact.Voided)
                .sorted(Comparator.comparingLong(StoredEvent::position))
                .toList();
    }
}
