// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorclock.event.Occurrence;
import org.doorclock.event.PatientRef;
import org.doorclock.time.ClockReading;
import org.doorclock.wire.Board;

/** The patients and cases of one site. Not safe for use by several threads: {@link CaseBook} sees to that. */
final class SiteCases {

    private final String name;
    private final Folding folding;
    private final MeasureSet measures;
    private final Map<Long, Patient> patients = new HashMap<>();
    private final EventIndex events = new EventIndex();
    private final Map<BootOf, Boot> boots = new HashMap<>();
    private final Map<String, Long> voidedUnseen = new HashMap<>();
    private final Map<Long, Long> voids = new HashMap<>();
    private final List<TimingDays> days = new ArrayList<>();
    private final Doors doors = new Doors();

    private record BootOf(String device, String bootId) {}

    SiteCases(final String name, final Folding folding, final MeasureSet measures) {
        this.name = name;
        this.folding = folding;
        this.measures = measures;
        measures.byClock().forEach(ofClock -> days.add(new TimingDays(ofClock)));
    }

    String name() {
        return name;
    }

    List<String> doors() {
        return doors.names();
    }

    TimingDays days(final int clock) {
        return days.get(clock);
    }

    /** Takes an event of a patient; empty if it is here already. */
    Optional<Patient> add(
            final PatientRef about,
            final String epoch,
            final long seq,
            final CaseEvent event,
            final Optional<Occurrence.BootTime> boot) {
        if (!events.add(epoch, seq, event)) {
            return Optional.empty();
        }
        if (!voidedUnseen.isEmpty()) {
            final Long by = voidedUnseen.remove(event.id());
            if (by != null) {
                undo(event, by);
            }
        }
        boot.ifPresent(at -> boot(event.device(), at.bootId()).add(event, at.sinceBoot()));
        final Patient patient = patientOf(about);
        patient.add(event);
        refold(patient);
        return Optional.of(patient);
    }

    /** Places the events of a device's boot. @return the patients whose events lie elsewhere now */
    Set<Patient> anchor(final String device, final ClockReading anchor) {
        final Set<Patient> moved = new LinkedHashSet<>();
        boot(device, anchor.bootId()).anchor(anchor).forEach(event -> moved.add(event.patient()));
        for (final Patient patient : moved) {
            patient.sort();
            refold(patient);
        }
        return moved;
    }

    private Boot boot(final String device, final String bootId) {
        return boots.computeIfAbsent(new BootOf(device, bootId), key -> new Boot());
    }

    /** The number of the event that undid this one; empty if none did. */
    Optional<Long> voidOf(final CaseEvent event) {
        return Optional.ofNullable(voids.get(event.position()));
    }

    /**
     * Undoes an event, now or when it comes; empty if that changes no case yet.
     *
     * @param by the number of the event that undoes it
     */
    Optional<Patient> undo(final String eventId, final long by) {
        final int slash = eventId.lastIndexOf('/');
        final Optional<CaseEvent> found =
                slash < 0 ? Optional.empty() : events.find(eventId.substring(0, slash), seqIn(eventId, slash));
        if (found.isEmpty()) {
            voidedUnseen.putIfAbsent(eventId, by);
            return Optional.empty();
        }
        if (found.get().isVoided()) {
            return Optional.empty();
        }
        undo(found.get(), by);
        refold(found.get().patient());
        return Optional.of(found.get().patient());
    }

    private void undo(final CaseEvent event, final long by) {
        event.undo();
        voids.put(event.position(), by);
    }

    /** Two references are one patient; empty if that was known. */
    Optional<Patient> link(final PatientRef one, final PatientRef other) {
        final Patient first = patientOf(one);
        final Patient second = patientOf(other);
        if (first == second) {
            return Optional.empty();
        }
        final Patient merged = merge(first, second);
        refold(merged);
        return Optional.of(merged);
    }

    void refold(final Patient patient) {
        for (final Case old : patient.cases()) {
            unlist(old);
        }
        final List<Folding.Group> groups = folding.split(patient.events());
        final Case[] folded = new Case[groups.size()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = new Case(patient, groups.get(i));
            folded[i].timings(measures.time(folded[i]));
            list(folded[i]);
        }
        patient.cases(folded);
    }

    private void list(final Case folded) {
        final int door = doors.number(folded.door());
        for (int i = 0; i < folded.timings().length; i++) {
            if (folded.timings()[i] != null) {
                days.get(i).add(folded.timings()[i], door);
            }
        }
    }

    private void unlist(final Case old) {
        for (int i = 0; i < old.timings().length; i++) {
            if (old.timings()[i] != null) {
                days.get(i).remove(old.timings()[i]);
            }
        }
    }

    private Patient patientOf(final PatientRef about) {
        final Set<Long> refs = new HashSet<>();
        Patient patient = null;
        for (final String token : about.tokens()) {
            final long ref = HexFormat.fromHexDigitsToLong(Board.ref(token));
            final Patient known = patients.get(ref);
            if (known == null) {
                refs.add(ref);
            } else if (patient == null || patient == known) {
                patient = known;
            } else {
                patient = merge(patient, known);
            }
        }
        final Patient found = patient == null ? new Patient(this) : patient;
        refs.forEach(ref -> {
            patients.put(ref, found);
            found.addRef(ref);
        });
        return found;
    }

    /** The cases of both are the one's to fold anew. */
    private Patient merge(final Patient one, final Patient other) {
        for (final Case old : other.cases()) {
            unlist(old);
        }
        for (final long ref : other.refs()) {
            patients.put(ref, one);
            one.addRef(ref);
        }
        for (final CaseEvent event : other.events()) {
            one.add(event);
        }
        return one;
    }

    private static long seqIn(final String eventId, final int slash) {
        try {
            return Long.parseLong(eventId.substring(slash + 1));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
