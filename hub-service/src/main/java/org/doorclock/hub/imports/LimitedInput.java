// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets no more than so many bytes through. */
final class LimitedInput extends FilterInputStream {

    private final long limit;
    private long passed;

    LimitedInput(final InputStream in, final long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        final int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(final byte[] into, final int offset, final int length) throws IOException {
        final int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(final int more) throws TooLargeException {
        passed += more;
        if (passed > limit) {
            throw new TooLargeException("the file is larger than " + limit + " bytes");
        }
    }
}
