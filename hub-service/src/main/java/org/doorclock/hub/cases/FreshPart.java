// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.doorclock.hub.archive.Bloom;
import org.doorclock.hub.archive.TableWriter;

/** Writes patients from memory into a new {@link Part}: nothing changes them meanwhile, so all processors share the work. */
final class FreshPart {

    /** A position and a patient share a number: 39 bits, then 23, then whether it is a head. */
    private static final int PATIENT_BITS = 24;

    private static final byte[] NO_ROW = {};

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
        for (final int place : order(unordered, Patient::first)) {
            patients.add(unordered.get(place));
        }
    }

    /** The places of things by a number each of 40 bits: quicker than to compare the things. */
    private static <T> int[] order(final List<T> things, final ToLongFunction<T> number) {
        final long[] packed = new long[things.size()];
        Arrays.parallelSetAll(packed, i -> number.applyAsLong(things.get(i)) << PATIENT_BITS | i);
        Arrays.parallelSort(packed);
        return Arrays.stream(packed)
                .mapToInt(each -> (int) each & (1 << PATIENT_BITS) - 1)
                .toArray();
    }

    /** When this returns, the file is on stable storage. */
    void write(final Path file, final PatientCodec codec) throws IOException {
        final var refs = CompletableFuture.supplyAsync(this::refs);
        final var bloom = refs.thenApplyAsync(FreshPart::bloom);
        final var positions = CompletableFuture.supplyAsync(this::positions);
        final var boots = CompletableFuture.supplyAsync(this::boots);
        final var timings = timings();
        final var records = patients.parallelStream().map(codec::encode).toList();
        try (PartWriter out = new PartWriter(file)) {
            for (final byte[] record : records) {
                out.patient(record);
            }
            out.endOfPatients();
            write(refs.join(), out);
            writePositions(positions.join(), out);
            write(boots.join(), out);
            writeTimings(timings, out);
            out.seal(bloom.join());
        }
    }

    private record Ref(int patient, int more) {}

    private List<Ranked<Ref>> refs() {
        final List<Ranked<Ref>> refs = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            final int site = patients.get(i).site().number();
            for (final long ref : patients.get(i).refs()) {
                refs.add(new Ranked<>(ref, new Ref(i, site)));
            }
        }
        Collections.sort(refs);
        return refs;
    }

    private static Bloom bloom(final List<Ranked<Ref>> refs) {
        final Bloom bloom = new Bloom(refs.size());
        refs.forEach(each -> bloom.add(each.key));
        return bloom;
    }

    private static void write(final List<Ranked<Ref>> ordered, final PartWriter out) throws IOException {
        final TableWriter table = out.table(PartWriter.ENTRY);
        for (final Ranked<Ref> each : ordered) {
            out.entry(table, each.key, each.what.patient, each.what.more);
        }
        out.endOfTable(table);
    }

    private long[] positions() {
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
        return packed;
    }

    private static void writePositions(final long[] packed, final PartWriter out) throws IOException {
        final TableWriter table = out.table(PartWriter.ENTRY);
        for (final long each : packed) {
            out.entry(table, each >>> PATIENT_BITS, (int) (each & (1 << PATIENT_BITS) - 1) >>> 1, (int) (each & 1));
        }
        out.endOfTable(table);
    }

    private List<Ranked<Ref>> boots() {
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
        Collections.sort(boots);
        return boots;
    }

    /**
     * A case as it is to be written: when it is by each clock, and the row; an empty one by a clock that counts it not. Its
     * clocks are read now, as nobody may have asked for them yet.
     */
    private record Listed(int site, long[] at, byte[][] rows) {}

    private Map<Part.TimingsOf, List<Ranked<byte[]>>> timings() {
        final Map<Part.TimingsOf, List<Ranked<byte[]>>> tables = new TreeMap<>();
        for (final Listed each : listed()) {
            for (int clock = 0; clock < each.rows.length; clock++) {
                if (each.rows[clock].length > 0) {
                    tables.computeIfAbsent(new Part.TimingsOf(each.site, clock), key -> new ArrayList<>())
                            .add(new Ranked<>(each.at[clock], each.rows[clock]));
                }
            }
        }
        tables.values().parallelStream().forEach(Collections::sort);
        return tables;
    }

    private void writeTimings(final Map<Part.TimingsOf, List<Ranked<byte[]>>> tables, final PartWriter out)
            throws IOException {
        out.timingTables(tables.size());
        for (final var each : tables.entrySet()) {
            final int clock = each.getKey().clock();
            final TableWriter table =
                    out.table(TimingRow.width(measures.byClock().get(clock)));
            for (final Ranked<byte[]> row : each.getValue()) {
                table.add(row.key, row.what);
            }
            out.endOfTimings(each.getKey().site(), clock, table);
        }
    }

    /** Roughly by the first clock, so that they are nearly in order by any. */
    private List<Listed> listed() {
        final List<Listed> listed = IntStream.range(0, patients.size())
                .parallel()
                .boxed()
                .<Listed>mapMulti((i, each) -> {
                    for (final Case folded : patients.get(i).cases()) {
                        each.accept(listed(folded, i));
                    }
                })
                .toList();
        return Arrays.stream(order(listed, each -> each.at[0] >> PATIENT_BITS))
                .mapToObj(listed::get)
                .toList();
    }

    private Listed listed(final Case folded, final int patient) {
        final SiteCases site = patients.get(patient).site();
        final int door = site.doorOf(folded);
        final Timing[] timings = measures.time(folded);
        final long[] at = new long[timings.length];
        final byte[][] rows = new byte[timings.length][];
        for (int clock = 0; clock < timings.length; clock++) {
            final Timing timing = timings[clock];
            at[clock] = timing == null ? 0 : timing.at();
            rows[clock] = timing == null
                    ? NO_ROW
                    : TimingRow.of(timing, measures.byClock().get(clock), patient, door);
        }
        return new Listed(site.number(), at, rows);
    }
}
