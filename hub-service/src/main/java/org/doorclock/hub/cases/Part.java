// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.hub.archive.Bloom;
import org.doorclock.hub.archive.PagedFile;
import org.doorclock.hub.archive.Table;

/**
 * One file of the archive: patients in the order in which they became known, and what finds them: by the digest of a token,
 * by the position of an event, by a boot, and by the timings of each site and clock. The file never changes; which of its
 * patients lie elsewhere by now does, in memory.
 */
final class Part implements Closeable {

    private static final int PAGES_AT_ONCE = 4;

    private final Path path;
    private final PagedFile file;
    private final int patients;
    private final long offsetsAt;
    private final Table refs;
    private final Table positions;
    private final Table boots;
    private final Map<TimingsOf, Table> timings = new TreeMap<>();
    private final Bloom bloom;
    private final BitSet gone;
    private final AtomicInteger readers = new AtomicInteger();

    /** Whose timings a table holds. */
    record TimingsOf(int site, int clock) implements Comparable<TimingsOf> {
        @Override
        public int compareTo(final TimingsOf other) {
            return site != other.site ? Integer.compare(site, other.site) : Integer.compare(clock, other.clock);
        }
    }

    /** @param gone patients that lie elsewhere already */
    private Part(final Path path, final PagedFile file, final BitSet gone) {
        this.path = path;
        this.file = file;
        this.gone = gone;
        final Unpacker footer = new Unpacker(file.footer());
        this.patients = footer.count();
        this.offsetsAt = footer.number();
        this.refs = Table.unpack(file, footer);
        this.positions = Table.unpack(file, footer);
        this.boots = Table.unpack(file, footer);
        for (int left = footer.count(); left > 0; left--) {
            timings.put(new TimingsOf(footer.count(), footer.count()), Table.unpack(file, footer));
        }
        this.bloom = Bloom.unpack(footer);
    }

    static Part open(final Path path) {
        return new Part(path, PagedFile.open(path), new BitSet());
    }

    static Part unpack(final Path folder, final Unpacker in) {
        final Path path = folder.resolve(in.text());
        final BitSet gone = BitSet.valueOf(in.block());
        return new Part(path, PagedFile.open(path), gone);
    }

    void pack(final Packer out) {
        out.text(path.getFileName().toString()).block(gone.toByteArray());
    }

    Path path() {
        return path;
    }

    int patients() {
        return patients;
    }

    /** How many events its patients have, those that are gone too. */
    int events() {
        return positions.count();
    }

    Table refs() {
        return refs;
    }

    /** With 1 beside the patient where the event gives a case its number. */
    Table positions() {
        return positions;
    }

    /** By {@link #bootKey}; a patient once for each boot. */
    Table boots() {
        return boots;
    }

    Map<TimingsOf, Table> timings() {
        return timings;
    }

    Optional<Table> timings(final int site, final int clock) {
        return Optional.ofNullable(timings.get(new TimingsOf(site, clock)));
    }

    static long bootKey(final int site, final int boot) {
        return (long) site << Integer.SIZE | boot;
    }

    boolean holds(final int patient) {
        return !gone.get(patient);
    }

    /** Those who lie elsewhere now. */
    BitSet gone() {
        return (BitSet) gone.clone();
    }

    /** The patient lies elsewhere from now on. */
    void giveUp(final int patient) {
        gone.set(patient);
    }

    /** It is not to be closed before as many releases: somebody reads on outside the book's lock. */
    void keep() {
        readers.incrementAndGet();
    }

    void release() {
        readers.decrementAndGet();
    }

    boolean isKept() {
        return readers.get() > 0;
    }

    /** Whether all its patients lie elsewhere. */
    boolean isEmpty() {
        return gone.cardinality() == patients;
    }

    /** The patient of a reference; -1 if there is none. */
    int find(final int site, final long ref) {
        if (!bloom.mayHold(ref)) {
            return -1;
        }
        final PagedFile.Reader reader = refs.lookup();
        for (int i = refs.ceiling(reader, ref); i < refs.count(); i++) {
            final ByteBuffer row = refs.row(reader, i);
            final int at = row.position();
            if (row.getLong(at) != ref) {
                return -1;
            }
            if (row.getInt(at + Long.BYTES + Integer.BYTES) == site && holds(row.getInt(at + Long.BYTES))) {
                return row.getInt(at + Long.BYTES);
            }
        }
        return -1;
    }

    /** The patient whose event lies at a position of the journal; -1 if there is none. */
    int holder(final long position) {
        final PagedFile.Reader reader = positions.lookup();
        final int i = positions.ceiling(reader, position);
        if (i == positions.count() || positions.key(reader, i) != position) {
            return -1;
        }
        final ByteBuffer row = positions.row(reader, i);
        final int patient = row.getInt(row.position() + Long.BYTES);
        return holds(patient) ? patient : -1;
    }

    /** Reads patients in any order; in ascending order it is quick. For one thread. */
    Records records() {
        return new Records();
    }

    final class Records {
        private final PagedFile.Reader offsets = file.reader(1);
        private final PagedFile.Reader reader = file.reader(PAGES_AT_ONCE);

        byte[] get(final int patient) {
            final ByteBuffer ends = offsets.at(offsetsAt + (long) patient * Long.BYTES, 2 * Long.BYTES);
            final long from = ends.getLong(ends.position());
            final byte[] record = new byte[(int) (ends.getLong(ends.position() + Long.BYTES) - from)];
            reader.at(from, record.length).get(record);
            return record;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
