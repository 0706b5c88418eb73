// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.util.Arrays;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;

/** One segment file and where its records lie. The writer thread adds to it while others look records up. */
final class Segment {
    private static final String SUFFIX = ".journal";
    private static final int DIGITS = 20;
    private static final int BYTES_PER_MARK = 32 << 10;

    private final long base;
    private long end = SegmentHeader.SIZE;
    private long[] marks = new long[8];
    private int used;

    Segment(final long base) {
        this.base = base;
        mark(base, end);
    }

    static boolean isName(final String name) {
        return name.length() == DIGITS + SUFFIX.length()
                && name.endsWith(SUFFIX)
                && name.chars().limit(DIGITS).allMatch(c -> c >= '0' && c <= '9');
    }

    static long baseOf(final String name) {
        return Long.parseLong(name, 0, DIGITS, 10);
    }

    String name() {
        final String digits = Long.toString(base);
        return "0".repeat(DIGITS - digits.length()) + digits + SUFFIX;
    }

    /** The sequence number of its first record, be there one or not. */
    long base() {
        return base;
    }

    /** Where the next frame will begin; all before it is durable. */
    synchronized long end() {
        return end;
    }

    synchronized boolean isEmpty() {
        return end == SegmentHeader.SIZE;
    }

    synchronized void add(final Frame frame) {
        if (frame.at() != end || frame.at() - marks[used - 1] >= BYTES_PER_MARK) {
            mark(frame.first(), frame.at());
        }
        end = frame.end();
    }

    /** The last known place at or before a record, with no damage between. */
    synchronized Place floor(final long seq) {
        int low = 0;
        int high = used / 2 - 1;
        while (low < high) {
            final int middle = (low + high + 1) >>> 1;
            if (marks[2 * middle] <= seq) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new Place(marks[2 * low], marks[2 * low + 1]);
    }

    synchronized void pack(final Packer out) {
        out.number(base).number(end).number(used);
        for (int i = 0; i < used; i++) {
            out.number(i < 2 ? marks[i] : marks[i] - marks[i - 2]);
        }
    }

    static Segment unpack(final Unpacker in) {
        final Segment segment = new Segment(in.number());
        segment.end = in.number();
        segment.used = in.count();
        segment.marks = new long[segment.used];
        for (int i = 0; i < segment.used; i++) {
            segment.marks[i] = in.number() + (i < 2 ? 0 : segment.marks[i - 2]);
        }
        return segment;
    }

    private void mark(final long seq, final long at) {
        if (used == marks.length) {
            marks = Arrays.copyOf(marks, Math.max(2, 2 * used));
        }
        marks[used++] = seq;
        marks[used++] = at;
    }

    /** A sequence number and the byte where its frame begins, if it has one there. */
    record Place(long seq, long at) {}
}
