// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** For the writer thread alone, which nobody interrupts. */
final class FileWriter implements DiskWriter {
    private final FileChannel channel;

    FileWriter(final FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(final ByteBuffer bytes, final long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
