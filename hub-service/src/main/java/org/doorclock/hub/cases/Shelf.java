// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The archive as the book sees it: patients, not records. To take one from it, it must be the book's own thread, inside its lock. */
final class Shelf {

    private final Archive archive;
    private final PatientCodec codec;
    /** The events of the patients in memory, by their number in the hub's journal. */
    private final EventsByPosition positions = new EventsByPosition();

    Shelf(final Archive archive, final PatientCodec codec) {
        this.archive = archive;
        this.codec = codec;
    }

    Archive archive() {
        return archive;
    }

    PatientCodec codec() {
        return codec;
    }

    EventsByPosition positions() {
        return positions;
    }

    /** The patient of a reference, who is the caller's from now on. */
    Optional<Patient> take(final SiteCases site, final long ref) {
        return archive.find(site.number(), ref).map(this::take);
    }

    /** The patients of a boot, who are the caller's from now on. */
    Collection<Patient> ofBoot(final SiteCases site, final Boot boot) {
        final List<Patient> taken = new ArrayList<>();
        archive.ofBoot(site.number(), boot.number()).forEach(place -> taken.add(take(place)));
        return taken;
    }

    /** The patient of an event, who is the caller's from now on. */
    Optional<Patient> of(final SiteCases site, final String epoch, final long seq, final SeqPages.Range range) {
        for (final Archive.Place place : archive.between(range.from(), range.to())) {
            final Patient patient = look(place);
            for (final CaseEvent event : patient.events()) {
                if (patient.site() == site
                        && event.seq() == seq
                        && event.epoch().equals(epoch)) {
                    return Optional.of(take(place));
                }
            }
        }
        return Optional.empty();
    }

    /** The event of a number in the hub's journal, if it is one of a patient. */
    Optional<CaseEvent> event(final long position) {
        final Optional<CaseEvent> here = positions.find(position);
        return here.isPresent() ? here : archive.holder(position).flatMap(place -> in(look(place), position));
    }

    /** A patient to be looked at, and forgotten. */
    Patient look(final Archive.Place place) {
        return codec.decode(place.part().records().get(place.patient()));
    }

    static Optional<CaseEvent> in(final Patient patient, final long position) {
        for (final CaseEvent event : patient.events()) {
            if (event.position() == position) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    private Patient take(final Archive.Place place) {
        final Patient patient = look(place);
        place.part().giveUp(place.patient());
        for (final CaseEvent event : patient.events()) {
            positions.add(event);
        }
        return patient;
    }
}
