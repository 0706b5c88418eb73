// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a progress bar what was read. */
final class CountedInput extends FilterInputStream {

    private final ProgressBar bar;

    CountedInput(final InputStream in, final ProgressBar bar) {
        super(in);
        this.bar = bar;
    }

    @Override
    public int read() throws IOException {
        final int value = super.read();
        bar.advance(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(final byte[] into, final int offset, final int length) throws IOException {
        final int read = super.read(into, offset, length);
        bar.advance(Math.max(read, 0));
        return read;
    }
}
