// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.archive;

import java.io.IOException;
import java.util.Arrays;
import org.doorclock.files.Packer;

/** Writes a {@link Table} row by row, in the ascending order of their keys. For one thread. */
public final class TableWriter {

    private final PagedWriter out;
    private final int width;
    private final long at;
    private long[] fences = new long[4];
    private int count;

    /** @param width of each row in bytes; the first eight are its key */
    public TableWriter(final PagedWriter out, final int width) {
        this.out = out;
        this.width = width;
        this.at = out.at();
    }

    public void add(final long key, final byte[] row) throws IOException {
        if (count % Table.STRIDE == 0) {
            if (count / Table.STRIDE == fences.length) {
                fences = Arrays.copyOf(fences, 2 * fences.length);
            }
            fences[count / Table.STRIDE] = key;
        }
        out.write(row, width);
        count++;
    }

    /** What {@link Table#unpack} needs to know of it. */
    public void pack(final Packer footer) {
        footer.number(at).number(width).number(count);
        for (int i = 0; i < Math.ceilDiv(count, Table.STRIDE); i++) {
            footer.fixed(fences[i]);
        }
    }
}
