// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.doorclock.files.BackwardLines;
import org.doorclock.files.WholeFile;

/** How an authority's files get onto the disk; a test lets the power fail between any two of its steps. */
public interface Storage {

    /** The real one. */
    Storage DISK = new Storage() {
        @Override
        public void replace(final Path file, final byte[] content) throws IOException {
            WholeFile.replace(file, content);
        }

        @Override
        public void append(final Path file, final byte[] line) throws IOException {
            try (FileChannel channel = WholeFile.openToAppend(file)) {
                channel.truncate(BackwardLines.endOfLastWhole(channel));
                channel.position(channel.size());
                WholeFile.writeAll(channel, line);
                channel.force(true);
            }
        }
    };

    /** The file has the old content or the new, whatever happens; its mode is 600. Stable when this returns. */
    void replace(Path file, byte[] content) throws IOException;

    /**
     * Adds a line with its end; what a power cut left of one that was never confirmed is cut off first. Stable when this
     * returns.
     */
    void append(Path file, byte[] line) throws IOException;
}
