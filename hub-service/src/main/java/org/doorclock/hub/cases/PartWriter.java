// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.doorclock.files.Packer;
import org.doorclock.hub.archive.Bloom;
import org.doorclock.hub.archive.PagedWriter;
import org.doorclock.hub.archive.TableWriter;

/**
 * Writes a {@link Part}: first the patients, then the tables in the order of {@link Part}'s footer. Called in that order, by
 * one thread.
 */
final class PartWriter implements AutoCloseable {

    /** A key, a patient and one number more. */
    static final int ENTRY = 16;

    private final PagedWriter out;
    private final Packer footer = new Packer();
    private final byte[] entry = new byte[ENTRY];
    private final ByteBuffer fields = ByteBuffer.wrap(entry);
    private int[] lengths = new int[1024];
    private int patients;

    PartWriter(final Path file) throws IOException {
        out = new PagedWriter(file);
    }

    void patient(final byte[] record) throws IOException {
        if (patients == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * patients);
        }
        lengths[patients++] = record.length;
        out.write(record, record.length);
    }

    void endOfPatients() throws IOException {
        footer.number(patients).number(out.at());
        final ByteBuffer offset = ByteBuffer.allocate(Long.BYTES);
        long at = 0;
        for (int i = 0; i <= patients; i++) {
            offset.putLong(0, at);
            out.write(offset.array(), Long.BYTES);
            at += i < patients ? lengths[i] : 0;
        }
        lengths = new int[0];
    }

    TableWriter table(final int width) {
        return new TableWriter(out, width);
    }

    void entry(final TableWriter table, final long key, final int patient, final int more) throws IOException {
        fields.putLong(0, key).putInt(Long.BYTES, patient).putInt(Long.BYTES + Integer.BYTES, more);
        table.add(key, entry);
    }

    void endOfTable(final TableWriter table) {
        table.pack(footer);
    }

    /** How many tables of timings follow. */
    void timingTables(final int count) {
        footer.number(count);
    }

    void endOfTimings(final int site, final int clock, final TableWriter table) {
        footer.number(site).number(clock);
        table.pack(footer);
    }

    void seal(final Bloom refs) throws IOException {
        refs.pack(footer);
        out.seal(footer.bytes());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
