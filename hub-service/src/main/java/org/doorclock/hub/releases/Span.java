// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a content. No answer holds more than {@link #MOST}, so that a slow reader holds no more of the hub's memory.
 *
 * @param from the first byte
 * @param to the last byte
 */
record Span(long from, long to) {

    static final int MOST = 4 << 20;

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,12})-(\\d{0,12})");

    /**
     * What a request's range asks for, cut to what one answer may hold; without a range, the beginning.
     *
     * @return empty if there is no such part
     */
    static Optional<Span> of(final String range, final long size) {
        final Matcher asked = RANGE.matcher(range);
        final boolean isWhole = !asked.matches();
        final long from = isWhole ? 0 : Long.parseLong(asked.group(1));
        final long last = isWhole || asked.group(2).isEmpty() ? size - 1 : Long.parseLong(asked.group(2));
        final long to = Math.min(Math.min(last, size - 1), from + MOST - 1);
        return from < size && to >= from ? Optional.of(new Span(from, to)) : Optional.empty();
    }

    String header(final long size) {
        return "bytes " + from + "-" + to + "/" + size;
    }

    byte[] read(final Path file) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from + 1));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, from + bytes.position()) < 0) {
                    throw new IOException(file + ": is shorter than its manifest says");
                }
            }
        }
        return bytes.array();
    }
}
