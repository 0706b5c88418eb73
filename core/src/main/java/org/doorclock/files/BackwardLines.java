// SPDX-License-Identifier: Apache-2.0
package org.doorclock.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Reads a file of lines from its end, so that a page of the newest costs the same however long the file is. */
public final class BackwardLines {

    private static final int BLOCK = 16 << 10;

    private BackwardLines() {}

    /**
     * A line without its end.
     *
     * @param start where its first byte is
     */
    public record Line(long start, String text) {}

    /** Where the last line that has an end ends; 0 if there is none. */
    public static long endOfLastWhole(final FileChannel channel) throws IOException {
        return newlineBefore(channel, channel.size()) + 1;
    }

    /**
     * The lines before a place, the last first.
     *
     * @param end right behind a line's end
     */
    public static List<Line> read(final FileChannel channel, final long end, final int most) throws IOException {
        final List<Line> lines = new ArrayList<>();
        long after = end;
        while (after > 0 && lines.size() < most) {
            final long start = newlineBefore(channel, after - 1) + 1;
            lines.add(new Line(start, text(channel, start, after - 1)));
            after = start;
        }
        return lines;
    }

    /** Where the last line end before {@code end} is; -1 if there is none. */
    private static long newlineBefore(final FileChannel channel, final long end) throws IOException {
        long to = end;
        while (to > 0) {
            final long from = Math.max(0, to - BLOCK);
            final byte[] block = bytes(channel, from, to);
            for (int i = block.length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return from + i;
                }
            }
            to = from;
        }
        return -1;
    }

    private static String text(final FileChannel channel, final long from, final long to) throws IOException {
        return new String(bytes(channel, from, to), UTF_8);
    }

    private static byte[] bytes(final FileChannel channel, final long from, final long to) throws IOException {
        final ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(to - from));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return buffer.array();
    }
}
