// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A case with the events that were undone. To be read inside {@link CaseBook#read}. */
public final class WholeCase {

    private final Patient patient;
    private final long number;
    private final Optional<Case> folded;
    private final List<CaseEvent> events;

    private WholeCase(
            final Patient patient, final long number, final Optional<Case> folded, final List<CaseEvent> events) {
        this.patient = patient;
        this.number = number;
        this.folded = folded;
        this.events = events;
    }

    static WholeCase of(final Case folded) {
        return new WholeCase(folded.head().patient(), folded.number(), Optional.of(folded), folded.withUndone());
    }

    /** The case that an undone event stays with, or all that there was of a patient of whom nothing is left. */
    static WholeCase with(final CaseEvent undone) {
        final Patient patient = undone.patient();
        return Arrays.stream(patient.cases())
                .filter(folded -> folded.withUndone().contains(undone))
                .findFirst()
                .map(WholeCase::of)
                .orElseGet(() -> new WholeCase(
                        patient,
                        Arrays.stream(patient.events())
                                .mapToLong(CaseEvent::position)
                                .min()
                                .orElseThrow(),
                        Optional.empty(),
                        List.of(patient.events())));
    }

    public String id() {
        return Case.id(number);
    }

    public String site() {
        return patient.site().name();
    }

    /** Empty if all its events were undone. */
    public Optional<Case> folded() {
        return folded;
    }

    /** In the order in which they occurred; never empty. */
    public List<CaseEvent> events() {
        return events;
    }

    /** The number of the event that undid this one; empty if it counts. */
    public Optional<Long> voidOf(final CaseEvent event) {
        return event.voidedBy();
    }

    long number() {
        return number;
    }

    Patient patient() {
        return patient;
    }
}
