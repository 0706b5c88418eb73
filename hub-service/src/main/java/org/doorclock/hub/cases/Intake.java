// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;
import org.doorclock.event.PatientRef;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.hub.cases.CaseBook.Freshness;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.time.ClockSource;

/** Takes events into the cases of their sites. By the thread that feeds the book, inside its lock. */
final class Intake {

    private final Predicate<StoredEvent> counting;
    private final Dictionary dictionary;
    private final Shelf shelf;
    private final Function<String, SiteCases> sites;
    private Freshness freshness = Freshness.NOTHING;

    /**
     * @param counting whether an event counts, by what came before it
     * @param sites makes those that are not there yet
     */
    Intake(
            final Predicate<StoredEvent> counting,
            final Dictionary dictionary,
            final Shelf shelf,
            final Function<String, SiteCases> sites) {
        this.counting = counting;
        this.dictionary = dictionary;
        this.shelf = shelf;
        this.sites = sites;
    }

    Freshness freshness() {
        return freshness;
    }

    void pack(final Packer out) {
        out.number(freshness.position());
        pack(out, freshness.received());
        pack(out, freshness.occurred());
    }

    void unpack(final Unpacker in) {
        freshness = new Freshness(in.number(), instant(in), instant(in));
    }

    private static void pack(final Packer out, final Instant instant) {
        out.number(instant.getEpochSecond()).number(instant.getNano());
    }

    private static Instant instant(final Unpacker in) {
        return Instant.ofEpochSecond(in.number(), in.number());
    }

    /** @return the patients whose cases are others now */
    Set<Patient> take(final StoredEvent stored) {
        final Event event = stored.event();
        final SiteCases site = sites.apply(event.origin().site());
        if (stored.position() > freshness.position()) {
            freshness = new Freshness(stored.position(), stored.received(), freshness.occurred());
        }
        return switch (event.fact()) {
            case Fact.Reached reached -> add(site, stored);
            case Fact.Placed placed -> add(site, stored);
            case Fact.CaseClosed closed -> add(site, stored);
            case Fact.Voided voided ->
                counting.test(stored) ? some(site.undo(voided.eventId(), stored.position())) : Set.of();
            case Fact.IdentityLinked linked ->
                counting.test(stored) ? some(site.link(linked.patient(), linked.same())) : Set.of();
            case Fact.ClockAnchor anchor -> site.anchor(event.origin().device(), anchor.reading());
            case Fact.DeviceStarted started -> Set.of();
            case Fact.TestScan scan -> Set.of();
            case Fact.DeviceTested tested -> Set.of();
            case Fact.DeviceStanding standing -> Set.of();
            case Fact.Unknown unknown -> Set.of();
        };
    }

    /** Where nothing vouched for a device's clock, when its event came says more than what its clock showed. */
    private static Instant best(final StoredEvent stored) {
        final Occurrence occurred = stored.event().occurred();
        return occurred.source() == ClockSource.NONE && occurred.boot().isPresent()
                ? occurred.when().nearest(stored.received())
                : occurred.when().best();
    }

    /** Events that do not count lie beside the patient's own, so that they lend no case its number, nor a place on its page. */
    private static PatientRef aside(final PatientRef about) {
        return new PatientRef(
                about.tokens().stream().map(token -> "aside " + token).toList(), about.sealed());
    }

    private static Set<Patient> some(final Optional<Patient> patient) {
        return patient.map(Set::of).orElse(Set.of());
    }

    private Set<Patient> add(final SiteCases site, final StoredEvent stored) {
        final Event event = stored.event();
        final Traits fresh = Traits.of(event).orElseThrow();
        final Traits shared = dictionary.shared(fresh);
        final Instant occurred = best(stored);
        final CaseEvent kept = new CaseEvent(
                stored.position(),
                event.origin().seq(),
                shared,
                event.occurred().when(),
                occurred);
        final PatientRef about = event.fact().about().orElseThrow();
        final boolean counts = counting.test(stored);
        if (!counts) {
            kept.leaveOut();
        }
        final Optional<Patient> patient =
                site.add(counts ? about : aside(about), kept, event.occurred().boot());
        if (patient.isPresent()) {
            shelf.positions().add(kept);
            if (counts && occurred.isAfter(freshness.occurred()) && !occurred.isAfter(stored.received())) {
                freshness = new Freshness(freshness.position(), freshness.received(), occurred);
            }
        }
        return some(patient);
    }
}
