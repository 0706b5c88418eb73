// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.doorclock.hub.archive.Bloom;
import org.doorclock.hub.archive.PagedFile;
import org.doorclock.hub.archive.Table;
import org.doorclock.hub.archive.TableWriter;

/**
 * Writes what several parts still hold into one, reading each from its beginning to its end: memory holds little of them. What
 * they hold is what they held when this was made; it may be written on another thread.
 */
final class MergedPart {

    private final List<Part> parts;
    /** Where each part's patients go; -1 for those that are gone. */
    private final int[][] places;

    private int patients;
    private volatile boolean stopped;

    MergedPart(final List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.places = new int[parts.size()][];
        for (int i = 0; i < places.length; i++) {
            places[i] = new int[parts.get(i).patients()];
            for (int patient = 0; patient < places[i].length; patient++) {
                places[i][patient] = parts.get(i).holds(patient) ? patients++ : -1;
            }
        }
    }

    /** When this returns, the file is on stable storage. */
    void write(final Path file) throws IOException {
        try (PartWriter out = new PartWriter(file)) {
            for (int i = 0; i < places.length; i++) {
                final Part.Records records = parts.get(i).records();
                for (int patient = 0; patient < places[i].length; patient++) {
                    if (places[i][patient] >= 0) {
                        goOn();
                        out.patient(records.get(patient));
                    }
                }
            }
            out.endOfPatients();
            final Bloom bloom = new Bloom(
                    parts.stream().mapToInt(part -> part.refs().count()).sum());
            out.endOfTable(merged(out, PartWriter.ENTRY, Long.BYTES, part -> Optional.of(part.refs()), bloom::add));
            out.endOfTable(merged(out, PartWriter.ENTRY, Long.BYTES, part -> Optional.of(part.positions()), key -> {}));
            out.endOfTable(merged(out, PartWriter.ENTRY, Long.BYTES, part -> Optional.of(part.boots()), key -> {}));
            timings(out);
            out.seal(bloom);
        }
    }

    /** The writing ends as if it had failed. */
    void stop() {
        stopped = true;
    }

    /** Those whom a part has given up since this was made are gone from the one that was written, too. */
    void giveUpAgain(final Part one) {
        for (int i = 0; i < places.length; i++) {
            for (int patient = 0; patient < places[i].length; patient++) {
                if (places[i][patient] >= 0 && !parts.get(i).holds(patient)) {
                    one.giveUp(places[i][patient]);
                }
            }
        }
    }

    private void goOn() throws IOException {
        if (stopped) {
            throw new IOException("stopped");
        }
    }

    private void timings(final PartWriter out) throws IOException {
        final TreeSet<Part.TimingsOf> all = new TreeSet<>();
        parts.forEach(part -> all.addAll(part.timings().keySet()));
        out.timingTables(all.size());
        for (final Part.TimingsOf each : all) {
            final Function<Part, Optional<Table>> table = part -> part.timings(each.site(), each.clock());
            final int width = parts.stream()
                    .flatMap(part -> table.apply(part).stream())
                    .findFirst()
                    .orElseThrow()
                    .width();
            out.endOfTimings(each.site(), each.clock(), merged(out, width, TimingRow.PATIENT_AT, table, key -> {}));
        }
    }

    /** Told of each key that is written. */
    @FunctionalInterface
    private interface Keys {
        void key(long key);
    }

    private TableWriter merged(
            final PartWriter out,
            final int width,
            final int patientAt,
            final Function<Part, Optional<Table>> tables,
            final Keys keys)
            throws IOException {
        final List<Cursor> cursors = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            final int[] ofPart = places[i];
            tables.apply(parts.get(i)).ifPresent(table -> cursors.add(new Cursor(table, ofPart, patientAt)));
        }
        cursors.removeIf(cursor -> !cursor.next());
        final TableWriter table = out.table(width);
        while (!cursors.isEmpty()) {
            goOn();
            Cursor least = cursors.getFirst();
            for (final Cursor cursor : cursors) {
                if (cursor.key < least.key) {
                    least = cursor;
                }
            }
            table.add(least.key, least.row);
            keys.key(least.key);
            if (!least.next()) {
                cursors.remove(least);
            }
        }
        return table;
    }

    /** Goes through the rows of one table whose patients are not gone. */
    private static final class Cursor {
        private final Table table;
        private final PagedFile.Reader reader;
        private final int[] places;
        private final int patientAt;
        private final byte[] row;
        private int index;
        private long key;

        private Cursor(final Table table, final int[] places, final int patientAt) {
            this.table = table;
            this.reader = table.scan();
            this.places = places;
            this.patientAt = patientAt;
            this.row = new byte[table.width()];
        }

        private boolean next() {
            while (index < table.count()) {
                table.row(reader, index++).get(row);
                final ByteBuffer fields = ByteBuffer.wrap(row);
                final int place = places[fields.getInt(patientAt)];
                if (place >= 0) {
                    fields.putInt(patientAt, place);
                    key = fields.getLong(0);
                    return true;
                }
            }
            return false;
        }
    }
}
