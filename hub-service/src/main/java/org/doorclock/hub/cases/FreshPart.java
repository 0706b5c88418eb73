// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.doorclock.hub.archive.Bloom;
import org.doorclock.hub.archive.TableWriter;
import org.doorclock.measure.Measure;

/** Writes patients from memory into a new {@link Part}. */
final class FreshPart {

    /** A position and a patient share a number: 39 bits, then 23, then whether it is a head. */
    private static final int PATIENT_BITS = 24;

    private final List<Patient> patients;
    private final MeasureSet measures;

    FreshPart(final List<Patient> unordered, final MeasureSet measures) {
        this.patients = new ArrayList<>(unordered);
        this.measures = measures;
        patients.sort(Comparator.comparingLong(Patient::first));
    }

    /** When this returns, the file is on stable storage. */
    void write(final Path file, final PatientCodec codec) throws IOException {
        try (PartWriter out = new PartWriter(file)) {
            for (final Patient patient : patients) {
                out.patient(codec.encode(patient));
            }
            out.endOfPatients();
            final Bloom bloom = refs(out);
            positions(out);
            boots(out);
            timings(out);
            out.seal(bloom);
        }
    }

    private record Ref(long ref, int patient, int site) {}

    private Bloom refs(final PartWriter out) throws IOException {
        final List<Ref> refs = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            for (final long ref : patients.get(i).refs()) {
                refs.add(new Ref(ref, i, patients.get(i).site().number()));
            }
        }
        refs.sort(Comparator.comparingLong(Ref::ref));
        final Bloom bloom = new Bloom(refs.size());
        final TableWriter table = out.table(PartWriter.ENTRY);
        for (final Ref each : refs) {
            out.entry(table, each.ref, each.patient, each.site);
            bloom.add(each.ref);
        }
        out.endOfTable(table);
        return bloom;
    }

    private void positions(final PartWriter out) throws IOException {
        final long[] packed =
                new long[patients.stream().mapToInt(p -> p.events().length).sum()];
        int size = 0;
        for (int i = 0; i < patients.size(); i++) {
            final Patient patient = patients.get(i);
            for (final CaseEvent event : patient.events()) {
                packed[size++] = event.position() << PATIENT_BITS
                        | i << 1
                        | (patient.namedBy(event).isPresent() ? 1 : 0);
            }
        }
        Arrays.sort(packed);
        final TableWriter table = out.table(PartWriter.ENTRY);
        for (final long each : packed) {
            out.entry(table, each >>> PATIENT_BITS, (int) (each & (1 << PATIENT_BITS) - 1) >>> 1, (int) (each & 1));
        }
        out.endOfTable(table);
    }

    private void boots(final PartWriter out) throws IOException {
        final List<Ref> boots = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            final Patient patient = patients.get(i);
            final Set<Boot> seen = new HashSet<>();
            for (final CaseEvent event : patient.events()) {
                if (event.boot().isPresent() && seen.add(event.boot().get())) {
                    boots.add(new Ref(
                            Part.bootKey(
                                    patient.site().number(), event.boot().get().number()),
                            i,
                            0));
                }
            }
        }
        boots.sort(Comparator.comparingLong(Ref::ref));
        final TableWriter table = out.table(PartWriter.ENTRY);
        for (final Ref each : boots) {
            out.entry(table, each.ref, each.patient, 0);
        }
        out.endOfTable(table);
    }

    private record Timed(Timing timing, int patient, int door) {}

    private void timings(final PartWriter out) throws IOException {
        final TreeMap<Part.TimingsOf, List<Timed>> all = new TreeMap<>();
        for (int i = 0; i < patients.size(); i++) {
            final SiteCases site = patients.get(i).site();
            for (final Case folded : patients.get(i).cases()) {
                final int door = site.doorOf(folded);
                for (int clock = 0; clock < folded.timings().length; clock++) {
                    if (folded.timings()[clock] != null) {
                        all.computeIfAbsent(new Part.TimingsOf(site.number(), clock), key -> new ArrayList<>())
                                .add(new Timed(folded.timings()[clock], i, door));
                    }
                }
            }
        }
        out.timingTables(all.size());
        for (final var each : all.entrySet()) {
            final List<Measure> ofClock = measures.byClock().get(each.getKey().clock());
            each.getValue().sort(Comparator.comparingLong(timed -> timed.timing.at()));
            final TableWriter table = out.table(TimingRow.width(ofClock));
            for (final Timed timed : each.getValue()) {
                table.add(timed.timing.at(), TimingRow.of(timed.timing, ofClock, timed.patient, timed.door));
            }
            out.endOfTimings(each.getKey().site(), each.getKey().clock(), table);
        }
    }
}
