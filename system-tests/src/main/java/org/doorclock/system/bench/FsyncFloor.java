// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.doorclock.time.TimeSource;

/** The least that durability costs on a disk: an append of a record's size and one flush, nothing else. */
final class FsyncFloor {

    private static final int RECORD_BYTES = 700;

    private FsyncFloor() {}

    static Samples measure(final Path directory, final int appends, final TimeSource clock) throws IOException {
        final Samples samples = new Samples();
        final Path file = directory.resolve("fsync-floor");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            final ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES);
            for (int i = 0; i < appends; i++) {
                final long begin = clock.nanos();
                channel.write(record.clear());
                channel.force(false);
                samples.addNanos(clock.nanos() - begin);
            }
        } finally {
            Files.deleteIfExists(file);
        }
        return samples;
    }
}
