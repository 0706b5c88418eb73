// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The content of a request: no more than so many bytes, and its breaking off is an {@link IOException}. */
final class LimitedInput extends FilterInputStream {

    private final long limit;
    private long passed;

    LimitedInput(final InputStream in, final long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        final byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(final byte[] into, final int offset, final int length) throws IOException {
        final int read;
        try {
            read = super.read(into, offset, length);
        } catch (IOException | RuntimeException e) {
            throw new BrokenOffException(e);
        }
        passed += Math.max(read, 0);
        if (passed > limit) {
            throw new TooLargeException("The file is larger than " + limit + " bytes.");
        }
        return read;
    }
}
