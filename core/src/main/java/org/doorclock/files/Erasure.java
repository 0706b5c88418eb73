// SPDX-License-Identifier: Apache-2.0
package org.doorclock.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Takes a file away so that its blocks no longer hold what was in it. On flash storage the card's own controller may keep an
 * older copy of a block where no program reaches it: there this keeps the content from whoever reads the card, not from whoever
 * opens its chip.
 */
public final class Erasure {

    private static final int BLOCK = 1 << 16;

    private Erasure() {}

    /** Overwrites a file's content with zeros and takes the file away, both stable when this returns; no error if it is not there. */
    public static void erase(final Path file) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            overwrite(file);
        }
        if (Files.deleteIfExists(file)) {
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static void overwrite(final Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            final byte[] zeros = new byte[BLOCK];
            for (long left = channel.size(); left > 0; left -= BLOCK) {
                WholeFile.writeAll(channel, left < BLOCK ? new byte[(int) left] : zeros);
            }
            channel.force(true);
        } catch (NoSuchFileException e) {
            // somebody else has taken it away meanwhile
        }
    }
}
