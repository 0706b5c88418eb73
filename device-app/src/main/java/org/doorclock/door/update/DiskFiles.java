// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.doorclock.journal.Disk;
import org.doorclock.journal.DiskReader;
import org.doorclock.journal.DiskWriter;

/** Small files on a {@link Disk}. */
final class DiskFiles {

    private static final String FRESH = ".new";

    private DiskFiles() {}

    /** At most the first {@code most} bytes. */
    static byte[] read(final Disk disk, final String name, final int most) throws IOException {
        final byte[] bytes = new byte[most];
        int length = 0;
        try (DiskReader reader = disk.read(name)) {
            int read = reader.read(bytes, 0, most, 0);
            while (read > 0) {
                length += read;
                read = length < most ? reader.read(bytes, length, most - length, length) : -1;
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    /** Durable when it returns, and until then the file is as it was. */
    static void replace(final Disk disk, final String name, final byte[] content) throws IOException {
        final String fresh = name + FRESH;
        if (disk.names().contains(fresh)) {
            disk.delete(fresh);
        }
        try (DiskWriter writer = disk.create(fresh)) {
            writer.write(ByteBuffer.wrap(content), 0);
            writer.force();
        }
        disk.rename(fresh, name);
        disk.sync();
    }
}
