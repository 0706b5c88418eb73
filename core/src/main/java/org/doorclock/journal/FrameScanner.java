// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** Finds the frames in one segment and lets nothing pass that its checksum does not vouch for; for one thread. */
final class FrameScanner {
    private static final int SHORTEST_RECORD = Integer.BYTES + 1;

    private final DiskReader file;
    private final UUID epoch;
    private final long end;
    private byte[] window;
    private ByteBuffer view;
    private long start;
    private int filled;

    /** @param end where to stop, at most the file's size */
    FrameScanner(final DiskReader file, final UUID epoch, final long end, final int windowBytes) {
        this.file = file;
        this.epoch = epoch;
        this.end = end;
        window(new byte[Math.clamp(end, Frame.HEAD, windowBytes)]);
    }

    /**
     * The frame that begins at a byte.
     *
     * @param from the lowest sequence number it may begin with
     * @param before its last record comes before this
     */
    Optional<Frame> at(final long at, final long from, final long before) throws IOException {
        if (end - at < Frame.SHORTEST || !load(at, Frame.HEAD)) {
            return Optional.empty();
        }
        final int i = (int) (at - start);
        final long size = Frame.FIRST_AT + Integer.toUnsignedLong(view.getInt(i));
        final long first = view.getLong(i + Frame.FIRST_AT);
        final int count = view.getInt(i + Frame.COUNT_AT);
        final boolean plausible = size >= Frame.SHORTEST
                && size <= Math.min(Frame.LONGEST, end - at)
                && count > 0
                && count <= size / SHORTEST_RECORD
                && first >= from
                && first - from <= at / SHORTEST_RECORD
                && first <= before - count;
        if (!plausible || !load(at, (int) size)) {
            return Optional.empty();
        }
        final ByteBuffer bytes = view.slice((int) (at - start), (int) size);
        if (Frame.checksum(epoch, bytes) != bytes.getInt(Frame.CHECKSUM_AT) || !holds(bytes, count)) {
            return Optional.empty();
        }
        return Optional.of(new Frame(at, (int) size, first, count));
    }

    /** The next frame that begins after a byte, wherever that is. */
    Optional<Frame> after(final long at, final long from, final long before) throws IOException {
        for (long i = at + 1; i <= end - Frame.SHORTEST; i++) {
            final Optional<Frame> found = at(i, from, before);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The bytes of the frame that was found last. */
    ByteBuffer bytes(final Frame frame) {
        return view.slice((int) (frame.at() - start), frame.size());
    }

    /** Hands the records of the frame that was found last to the visitor, beginning with {@code from}. */
    boolean visit(final Frame frame, final long from, final Journal.Visitor visitor) {
        final ByteBuffer records = bytes(frame).position(Frame.HEAD);
        for (long seq = frame.first(); seq < frame.next(); seq++) {
            final int length = records.getInt();
            if (seq < from) {
                records.position(records.position() + length);
            } else {
                final byte[] rec = new byte[length];
                records.get(rec);
                if (!visitor.visit(seq, rec)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holds(final ByteBuffer frame, final int count) {
        int at = Frame.HEAD;
        for (int i = 0; i < count; i++) {
            final int left = frame.limit() - at - Integer.BYTES;
            if (left < 1 || frame.getInt(at) < 1 || frame.getInt(at) > left) {
                return false;
            }
            at += Integer.BYTES + frame.getInt(at);
        }
        return at == frame.limit();
    }

    private boolean load(final long at, final int length) throws IOException {
        if (at >= start && at + length <= start + filled) {
            return true;
        }
        if (length > window.length) {
            window(new byte[length]);
        }
        start = at;
        filled = 0;
        final int wanted = (int) Math.min(window.length, end - at);
        while (filled < wanted) {
            final int n = file.read(window, filled, wanted - filled, at + filled);
            if (n < 0) {
                return filled >= length;
            }
            filled += n;
        }
        return filled >= length;
    }

    private void window(final byte[] bytes) {
        window = bytes;
        view = ByteBuffer.wrap(bytes);
    }
}
