// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorclock.event.Occurrence;
import org.doorclock.event.PatientRef;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.time.ClockReading;
import org.doorclock.wire.Board;

/**
 * The patients and cases of one site: in memory those that changed since the last checkpoint, the others in the archive. Not
 * safe for use by several threads: {@link CaseBook} sees to that.
 */
final class SiteCases {

    private final String name;
    private final int number;
    private final Folding folding;
    private final MeasureSet measures;
    private final Shelf shelf;
    private final DayStamps stamps;
    private final Map<Long, Patient> patients = new HashMap<>();
    private final EventIndex events = new EventIndex();
    private final SeqPages archived = new SeqPages();
    private final Map<BootOf, Boot> boots = new HashMap<>();
    private final List<BootOf> bootsByNumber = new ArrayList<>();
    private final Map<String, Long> voidedUnseen = new HashMap<>();
    private final List<SiteTimings> timings = new ArrayList<>();
    private final Doors doors = new Doors();
    /** Those whose cases are not listed by their time yet. */
    private final List<Patient> unsettled = new ArrayList<>();

    private int merges;

    private record BootOf(String device, String bootId) {}

    /**
     * @param number of the book's sites
     * @param shelf where the patients are whom this does not hold
     */
    SiteCases(
            final String name,
            final int number,
            final Folding folding,
            final MeasureSet measures,
            final Shelf shelf,
            final DayStamps stamps) {
        this.name = name;
        this.number = number;
        this.folding = folding;
        this.measures = measures;
        this.shelf = shelf;
        this.stamps = stamps;
        for (int clock = 0; clock < measures.byClock().size(); clock++) {
            timings.add(new SiteTimings(measures, number, clock, shelf, stamps));
        }
    }

    String name() {
        return name;
    }

    int number() {
        return number;
    }

    List<String> doors() {
        return doors.names();
    }

    int doorOf(final Case folded) {
        return doors.number(folded.door());
    }

    Boot boot(final int ofNumber) {
        return boots.get(bootsByNumber.get(ofNumber));
    }

    SiteTimings timings(final int clock) {
        return timings.get(clock);
    }

    /** Takes an event of a patient; empty if it is here already. */
    Optional<Patient> add(final PatientRef about, final CaseEvent event, final Optional<Occurrence.BootTime> boot) {
        if (archived.find(event.epoch(), event.seq()).isPresent() || !events.add(event)) {
            return Optional.empty();
        }
        if (!voidedUnseen.isEmpty()) {
            final Long by = voidedUnseen.remove(event.id());
            if (by != null) {
                event.undo(by);
            }
        }
        boot.ifPresent(at -> boot(event.device(), at.bootId()).add(event, at.sinceBoot()));
        if (!event.isVoided()) {
            doors.number(event.door());
        }
        final Patient patient = patientOf(about);
        patient.add(event);
        refold(patient);
        return Optional.of(patient);
    }

    /** Places the events of a device's boot. @return the patients whose events lie elsewhere now */
    Set<Patient> anchor(final String device, final ClockReading anchor) {
        final Boot boot = boot(device, anchor.bootId());
        final Set<Patient> moved = new LinkedHashSet<>();
        if (!boot.takes(anchor)) {
            return moved;
        }
        shelf.ofBoot(this, boot).forEach(this::recall);
        boot.anchor(anchor).forEach(event -> moved.add(event.patient()));
        for (final Patient patient : moved) {
            patient.sort();
            refold(patient);
        }
        return moved;
    }

    private Boot boot(final String device, final String bootId) {
        return boots.computeIfAbsent(new BootOf(device, bootId), key -> {
            bootsByNumber.add(key);
            return new Boot(bootsByNumber.size() - 1);
        });
    }

    /**
     * Undoes an event, now or when it comes; empty if that changes no case yet.
     *
     * @param by the number of the event that undoes it
     */
    Optional<Patient> undo(final String eventId, final long by) {
        final int slash = eventId.lastIndexOf('/');
        final Optional<CaseEvent> found =
                slash < 0 ? Optional.empty() : find(eventId.substring(0, slash), seqIn(eventId, slash));
        if (found.isEmpty()) {
            voidedUnseen.putIfAbsent(eventId, by);
            return Optional.empty();
        }
        if (found.get().isVoided()) {
            return Optional.empty();
        }
        found.get().undo(by);
        refold(found.get().patient());
        return Optional.of(found.get().patient());
    }

    private Optional<CaseEvent> find(final String epoch, final long seq) {
        if (seq < 0) {
            return Optional.empty();
        }
        final Optional<CaseEvent> here = events.find(epoch, seq);
        if (here.isPresent()) {
            return here;
        }
        archived.find(epoch, seq)
                .flatMap(range -> shelf.of(this, epoch, seq, range))
                .ifPresent(this::recall);
        return events.find(epoch, seq);
    }

    /** Two references are one patient; empty if that was known. */
    Optional<Patient> link(final PatientRef one, final PatientRef other) {
        final int before = merges;
        patientOf(one);
        final Patient second = patientOf(other);
        // Only now: who the one is may have changed with what the other's tokens share.
        final Patient first = patientOf(one);
        if (first != second) {
            merge(first, second);
        }
        if (merges == before) {
            return Optional.empty();
        }
        refold(first);
        return Optional.of(first);
    }

    /** Makes the cases of a patient's events. */
    void fold(final Patient patient) {
        final List<Folding.Group> groups = folding.split(patient.events());
        final Case[] folded = new Case[groups.size()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = new Case(patient, groups.get(i));
        }
        patient.cases(folded);
    }

    private void refold(final Patient patient) {
        fold(patient);
        if (patient.unsettle()) {
            unsettled.add(patient);
        }
    }

    /** Whether the cases that changed are listed by their time. */
    boolean isSettled() {
        return unsettled.isEmpty();
    }

    /** Lists them: once for all events that came since somebody last read. */
    void settle() {
        for (final Patient patient : unsettled) {
            unlist(patient);
            list(patient, true);
            patient.settle();
        }
        unsettled.clear();
    }

    /** A timing's time is that of an event of its case. */
    private void stamp(final Patient patient) {
        unlist(patient);
        long touched = Long.MIN_VALUE;
        for (final CaseEvent event : patient.events()) {
            final long day = TimingDays.dayOf(event.best());
            if (day != touched) {
                stamps.touch(day);
                touched = day;
            }
        }
    }

    private void list(final Patient patient, final boolean news) {
        for (final Case folded : patient.cases()) {
            final int door = doorOf(folded);
            final Timing[] ofCase = measures.time(folded);
            folded.timings(ofCase);
            for (int i = 0; i < ofCase.length; i++) {
                if (ofCase[i] != null) {
                    timings.get(i).add(ofCase[i], door, news);
                }
            }
        }
        patient.listed(patient.cases());
    }

    private void unlist(final Patient patient) {
        for (final Case old : patient.listed()) {
            for (int i = 0; i < old.timings().length; i++) {
                if (old.timings()[i] != null) {
                    timings.get(i).remove(old.timings()[i]);
                }
            }
        }
        patient.listed(new Case[0]);
    }

    private Patient patientOf(final PatientRef about) {
        final List<String> tokens = about.tokens();
        final long[] refs = new long[tokens.size()];
        Patient patient = null;
        int there = 0;
        for (int i = 0; i < refs.length; i++) {
            refs[i] = Board.number(tokens.get(i));
            final Patient known = patientOf(refs[i]);
            there += known == null ? 0 : 1;
            if (patient == null || known == null || patient == known) {
                patient = known == null ? patient : known;
            } else {
                patient = merge(patient, known);
            }
        }
        if (there == refs.length) {
            return patient;
        }
        final Patient found = patient == null ? new Patient(this) : patient;
        for (final long ref : refs) {
            if (patients.putIfAbsent(ref, found) == null) {
                found.addRef(ref);
            }
        }
        return found;
    }

    private Patient patientOf(final long ref) {
        final Patient here = patients.get(ref);
        return here != null ? here : shelf.take(this, ref).map(this::recall).orElse(null);
    }

    /** Takes a patient back from the archive. No figure changes by that. */
    private Patient recall(final Patient patient) {
        for (final long ref : patient.refs()) {
            patients.put(ref, patient);
        }
        for (final CaseEvent event : patient.events()) {
            events.add(event);
            event.boot().ifPresent(boot -> boot.recall(event));
        }
        list(patient, false);
        return patient;
    }

    /** The cases of both are the one's to fold anew. */
    private Patient merge(final Patient one, final Patient other) {
        merges++;
        unlist(other);
        other.cases(new Case[0]);
        for (final long ref : other.refs()) {
            patients.put(ref, one);
            one.addRef(ref);
        }
        for (final CaseEvent event : other.events()) {
            one.add(event);
        }
        return one;
    }

    /** Those in memory, each once. */
    List<Patient> patients() {
        final List<Patient> all = new ArrayList<>(patients.size());
        patients.forEach((ref, patient) -> {
            if (patient.refs()[0] == ref) {
                all.add(patient);
            }
        });
        return all;
    }

    /** They are in the archive now, with their timings: those that are not listed need not be any more. */
    void forget() {
        unsettled.forEach(this::stamp);
        unsettled.clear();
        events.each((epoch, page) -> {
            archived.add(epoch, page);
            for (final CaseEvent event : page) {
                if (event != null) {
                    event.boot().ifPresent(Boot::forget);
                }
            }
        });
        patients.clear();
        events.clear();
        timings.forEach(SiteTimings::forget);
    }

    Optional<CaseEvent> latestStop(final MeasureSet.Place measure, final Instant now) {
        return timings.get(measure.clock()).latestStop(Nanos.of(now));
    }

    void pack(final Packer out) {
        out.text(name).number(doors.names().size());
        doors.names().forEach(out::text);
        out.number(bootsByNumber.size());
        for (final BootOf each : bootsByNumber) {
            out.text(each.device).text(each.bootId);
            boots.get(each).pack(out);
        }
        out.number(voidedUnseen.size());
        voidedUnseen.forEach((event, by) -> out.text(event).number(by));
        archived.pack(out);
    }

    /** All but its name, which was read before. */
    void unpack(final Unpacker in) {
        for (int left = in.count(); left > 0; left--) {
            doors.number(in.text());
        }
        for (int left = in.count(); left > 0; left--) {
            boot(in.text(), in.text()).unpack(in);
        }
        for (int left = in.count(); left > 0; left--) {
            voidedUnseen.put(in.text(), in.number());
        }
        archived.unpack(in);
    }

    private static long seqIn(final String eventId, final int slash) {
        try {
            return Long.parseLong(eventId.substring(slash + 1));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
