// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * What every segment begins with: magic, version, epoch, first sequence number, checksum. It is there twice, a sector
 * each, since a lone segment with neither would not know whose it is.
 */
record SegmentHeader(UUID epoch, long base) {

    /** Where the first frame begins. */
    static final int SIZE = 1024;

    private static final int COPY = SIZE / 2;
    private static final int CHECKED = COPY - Integer.BYTES;
    private static final long MAGIC = 0x444f4f524a524e4cL; // DOORJRNL
    private static final int VERSION = 1;

    ByteBuffer encode() {
        final ByteBuffer header = ByteBuffer.allocate(SIZE);
        for (int at = 0; at < SIZE; at += COPY) {
            header.putLong(at, MAGIC)
                    .putInt(at + 8, VERSION)
                    .putLong(at + 12, epoch.getMostSignificantBits())
                    .putLong(at + 20, epoch.getLeastSignificantBits())
                    .putLong(at + 28, base)
                    .putInt(at + CHECKED, checksum(header.array(), at));
        }
        return header;
    }

    /** The header, if one of its copies can be read. */
    static Optional<SegmentHeader> read(final DiskReader file) throws IOException {
        return readCopies(file).stream().flatMap(Optional::stream).findFirst();
    }

    /** Both copies; none where one is damaged. */
    static List<Optional<SegmentHeader>> readCopies(final DiskReader file) throws IOException {
        final byte[] bytes = new byte[SIZE];
        int length = 0;
        while (length < SIZE) {
            final int n = file.read(bytes, length, SIZE - length, length);
            if (n < 0) {
                break;
            }
            length += n;
        }
        return List.of(decode(bytes, 0), decode(bytes, COPY));
    }

    private static Optional<SegmentHeader> decode(final byte[] bytes, final int at) throws JournalException {
        final ByteBuffer header = ByteBuffer.wrap(bytes);
        if (header.getLong(at) != MAGIC || header.getInt(at + CHECKED) != checksum(bytes, at)) {
            return Optional.empty();
        }
        final int version = header.getInt(at + 8);
        if (version != VERSION) {
            throw new JournalException("the journal has version " + version + ", this program reads " + VERSION);
        }
        return Optional.of(
                new SegmentHeader(new UUID(header.getLong(at + 12), header.getLong(at + 20)), header.getLong(at + 28)));
    }

    private static int checksum(final byte[] bytes, final int at) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, at, CHECKED);
        return (int) crc.getValue();
    }
}
