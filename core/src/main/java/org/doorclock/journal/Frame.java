// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * One group commit as it lies in a segment, all numbers big-endian:
 *
 * <pre>length u32 | CRC32C u32 | first sequence u64 | count u32 | count x (length u32, bytes)</pre>
 *
 * The length counts what follows the checksum. The checksum covers all but itself and begins with the epoch, so that
 * blocks of another journal that surface on the disk are not taken for this one's.
 *
 * @param at where it begins in its segment
 * @param size in bytes, everything included
 * @param first sequence number of its first record
 * @param count of its records
 */
record Frame(long at, int size, long first, int count) {

    /** Bytes before the first record. */
    static final int HEAD = 20;

    static final int CHECKSUM_AT = 4;
    static final int FIRST_AT = 8;
    static final int COUNT_AT = 16;

    /** The shortest that can be: one record of one byte. */
    static final int SHORTEST = HEAD + Integer.BYTES + 1;

    /** The longest that is written. */
    static final int LONGEST = 128 << 20;

    long end() {
        return at + size;
    }

    /** The sequence number that comes after it. */
    long next() {
        return first + count;
    }

    /** Bytes that a record takes in a frame. */
    static long sizeOf(final byte[] rec) {
        return Integer.BYTES + (long) rec.length;
    }

    /** @param frame from its length to its end */
    static int checksum(final UUID epoch, final ByteBuffer frame) {
        final CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(epoch.getMostSignificantBits())
                .putLong(epoch.getLeastSignificantBits())
                .flip());
        crc.update(frame.slice(0, CHECKSUM_AT));
        crc.update(frame.slice(FIRST_AT, frame.limit() - FIRST_AT));
        return (int) crc.getValue();
    }
}
