// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.doorclock.hub.archive.Bloom;
import org.doorclock.hub.archive.TableWriter;
import org.doorclock.measure.Measure;

/** Writes patients from memory into a new {@link Part}: nothing changes them meanwhile, so all processors share the work. */
final class FreshPart {

    /** A position and a patient share a number: 39 bits, then 23, then whether it is a head. */
    private static final int PATIENT_BITS = 24;

    private final List<Patient> patients = new ArrayList<>();
    private final MeasureSet measures;

    /** What a table, or the file, is ordered by, with what it orders. */
    private record Ranked<T>(long key, T what) implements Comparable<Ranked<T>> {
        @Override
        public int compareTo(final Ranked<T> other) {
            return Long.compare(key, other.key);
        }
    }

    FreshPart(final List<Patient> unordered, final MeasureSet measures) {
        this.measures = measures;
        unordered.parallelStream()
                .map(patient -> new Ranked<>(patient.first(), patient))
                .sorted()
                .forEachOrdered(ranked -> patients.add(ranked.what));
    }

    /** When this returns, the file is on stable storage. */
    void write(final Path file, final PatientCodec codec) throws IOException {
        try (PartWriter out = new PartWriter(file)) {
            for (final byte[] record :
                    patients.parallelStream().map(codec::encode).toList()) {
                out.patient(record);
            }
            out.endOfPatients();
            final Bloom bloom = refs(out);
            positions(out);
            boots(out);
            timings(out);
            out.seal(bloom);
        }
    }

    private record Ref(int patient, int more) {}

    private Bloom refs(final PartWriter out) throws IOException {
        final List<Ranked<Ref>> refs = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            final int site = patients.get(i).site().number();
            for (final long ref : patients.get(i).refs()) {
                refs.add(new Ranked<>(ref, new Ref(i, site)));
            }
        }
        final Bloom bloom = new Bloom(refs.size());
        refs.forEach(each -> bloom.add(each.key));
        write(refs, out);
        return bloom;
    }

    private static void write(final List<Ranked<Ref>> unordered, final PartWriter out) throws IOException {
        Collections.sort(unordered);
        final TableWriter table = out.table(PartWriter.ENTRY);
        for (final Ranked<Ref> each : unordered) {
            out.entry(table, each.key, each.what.patient, each.what.more);
        }
        out.endOfTable(table);
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
        final List<Ranked<Ref>> boots = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            final Patient patient = patients.get(i);
            final Set<Boot> seen = new HashSet<>();
            for (final CaseEvent event : patient.events()) {
                if (event.boot().isPresent() && seen.add(event.boot().get())) {
                    final int boot = event.boot().get().number();
                    boots.add(new Ranked<>(Part.bootKey(patient.site().number(), boot), new Ref(i, 0)));
                }
            }
        }
        write(boots, out);
    }

    /** A case that is to be written: its clocks are read now, as nobody may have asked for them yet. */
    private record Listed(Case folded, Eligibility eligibility, int patient, int door) {}

    private void timings(final PartWriter out) throws IOException {
        final TreeMap<Integer, List<Listed>> bySite = new TreeMap<>();
        listed().forEach(each -> bySite.computeIfAbsent(
                        patients.get(each.patient).site().number(), key -> new ArrayList<>())
                .add(each));
        final List<List<Measure>> byClock = measures.byClock();
        out.timingTables(bySite.size() * byClock.size());
        for (final var each : bySite.entrySet()) {
            for (int clock = 0; clock < byClock.size(); clock++) {
                final TableWriter table = out.table(TimingRow.width(byClock.get(clock)));
                for (final Ranked<byte[]> row : rows(each.getValue(), clock)) {
                    table.add(row.key, row.what);
                }
                out.endOfTimings(each.getKey(), clock, table);
            }
        }
    }

    /** By their first event, so that by any clock they are nearly in order. */
    private List<Listed> listed() {
        return IntStream.range(0, patients.size())
                .parallel()
                .boxed()
                .flatMap(i -> Arrays.stream(patients.get(i).cases()).map(folded -> listed(folded, i)))
                .sorted()
                .map(Ranked::what)
                .toList();
    }

    private Ranked<Listed> listed(final Case folded, final int patient) {
        return new Ranked<>(
                folded.events().getFirst().best(),
                new Listed(
                        folded,
                        measures.eligibility(folded),
                        patient,
                        patients.get(patient).site().doorOf(folded)));
    }

    private List<Ranked<byte[]>> rows(final List<Listed> listed, final int clock) {
        final List<Measure> ofClock = measures.byClock().get(clock);
        return listed.parallelStream()
                .<Ranked<byte[]>>mapMulti((each, rows) -> {
                    final Timing timing = measures.timeOf(each.folded, clock, each.eligibility);
                    if (timing != null) {
                        rows.accept(new Ranked<>(timing.at(), TimingRow.of(timing, ofClock, each.patient, each.door)));
                    }
                })
                .sorted()
                .toList();
    }
}
