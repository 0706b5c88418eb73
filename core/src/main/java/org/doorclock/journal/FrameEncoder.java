// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/** Makes frames, in a buffer of its own that the next frame overwrites; for the writer thread. */
final class FrameEncoder {
    private static final int KEPT = 1 << 20;

    private final UUID epoch;
    private ByteBuffer kept = ByteBuffer.allocateDirect(KEPT / 16);

    FrameEncoder(final UUID epoch) {
        this.epoch = epoch;
    }

    ByteBuffer encode(final long first, final List<byte[]> records) {
        final long size = Frame.HEAD + records.stream().mapToLong(Frame::sizeOf).sum();
        final ByteBuffer frame = buffer(Math.toIntExact(size));
        frame.putInt((int) size - Frame.FIRST_AT).putInt(0).putLong(first).putInt(records.size());
        records.forEach(rec -> frame.putInt(rec.length).put(rec));
        frame.flip();
        return frame.putInt(Frame.CHECKSUM_AT, Frame.checksum(epoch, frame));
    }

    private ByteBuffer buffer(final int size) {
        if (size > 8 * KEPT) {
            return ByteBuffer.allocateDirect(size);
        }
        if (size > kept.capacity()) {
            kept = ByteBuffer.allocateDirect(Math.max(size, 2 * kept.capacity()));
        }
        return kept.clear();
    }
}
