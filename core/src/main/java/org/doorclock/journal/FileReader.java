// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Not a channel: a channel is closed under everyone when the thread that reads from it is interrupted. */
final class FileReader implements DiskReader {
    private final RandomAccessFile file;

    FileReader(final Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
    }

    @Override
    public long size() throws IOException {
        return file.length();
    }

    @Override
    public int read(final byte[] into, final int offset, final int length, final long at) throws IOException {
        file.seek(at);
        return file.read(into, offset, length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
