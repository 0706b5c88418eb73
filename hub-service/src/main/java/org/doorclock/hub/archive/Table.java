// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.archive;

import java.nio.ByteBuffer;
import org.doorclock.files.Unpacker;

/** Rows of the same width in a file, in the ascending order of the keys that they begin with. Immutable. */
public final class Table {

    /** In memory there is the key of each so-manieth row. */
    static final int STRIDE = 256;

    private final PagedFile file;
    private final long at;
    private final int width;
    private final int count;
    private final long[] fences;

    private Table(final PagedFile file, final long at, final int width, final int count, final long[] fences) {
        this.file = file;
        this.at = at;
        this.width = width;
        this.count = count;
        this.fences = fences;
    }

    public static Table unpack(final PagedFile file, final Unpacker footer) {
        final long at = footer.number();
        final int width = footer.count();
        final int count = footer.count();
        final long[] fences = new long[Math.ceilDiv(count, STRIDE)];
        for (int i = 0; i < fences.length; i++) {
            fences[i] = footer.fixed();
        }
        return new Table(file, at, width, count, fences);
    }

    public int count() {
        return count;
    }

    public int width() {
        return width;
    }

    /** To look rows up with. */
    public PagedFile.Reader lookup() {
        return file.reader(1);
    }

    /** To read on with. */
    public PagedFile.Reader scan() {
        return file.reader(4);
    }

    /** The row of an index, at the position of the buffer. */
    public ByteBuffer row(final PagedFile.Reader reader, final int index) {
        return reader.at(at + (long) index * width, width);
    }

    public long key(final PagedFile.Reader reader, final int index) {
        final ByteBuffer row = row(reader, index);
        return row.getLong(row.position());
    }

    /** The index of the first row whose key is not below {@code key}; {@link #count} if there is none. */
    public int ceiling(final PagedFile.Reader reader, final long key) {
        int low = 0;
        int high = fences.length;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (fences[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int from = Math.max(0, low - 1) * STRIDE;
        int to = Math.min(count, low * STRIDE);
        while (from < to) {
            final int middle = (from + to) >>> 1;
            if (key(reader, middle) < key) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
