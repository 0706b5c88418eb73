// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a file past the system's page cache: who reads gigabytes once would fill it with what nobody wants again, and may pay a
 * sixth of the processor's time for that. Where the file system or an interrupt does not let it, it reads as
 * {@link FileReader} does.
 */
final class DirectReader implements DiskReader {
    private static final int AT_ONCE = 512 << 10;
    /** What disks, and so such reads, begin at a multiple of; where it is more, they are refused. */
    private static final int BLOCK = 4096;

    private static final Optional<OpenOption> DIRECT = direct();

    private final FileReader plain;
    private final Arena arena = Arena.ofConfined();
    private final ByteBuffer buffer;
    private Optional<FileChannel> channel;
    private long start;
    private int filled;

    DirectReader(final Path path) throws IOException {
        plain = new FileReader(path);
        buffer = arena.allocate(AT_ONCE, BLOCK).asByteBuffer();
        channel = DIRECT.flatMap(option -> open(path, option));
    }

    /** It is of no standard, and so is looked for by its name. */
    private static Optional<OpenOption> direct() {
        try {
            return Stream.of(
                            Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants())
                    .filter(option -> option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<FileChannel> open(final Path path, final OpenOption direct) {
        try {
            return Optional.of(FileChannel.open(path, StandardOpenOption.READ, direct));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Whether files are read so here. */
    boolean isDirect() {
        return channel.isPresent();
    }

    @Override
    public long size() throws IOException {
        return plain.size();
    }

    @Override
    public int read(final byte[] into, final int offset, final int length, final long at) throws IOException {
        if (channel.isPresent() && !holds(at)) {
            fill(at, channel.get());
        }
        if (!holds(at)) {
            return plain.read(into, offset, length, at);
        }
        final int count = (int) Math.min(length, start + filled - at);
        buffer.get((int) (at - start), into, offset, count);
        return count;
    }

    private boolean holds(final long at) {
        return at >= start && at < start + filled;
    }

    /** A file system that does not read so, or by blocks of an odd size, is read as others are. */
    private void fill(final long at, final FileChannel from) throws IOException {
        start = at - at % BLOCK;
        filled = 0;
        try {
            filled = Math.max(0, from.read(buffer.clear(), start));
        } catch (IOException | IllegalArgumentException e) {
            channel = Optional.empty();
            from.close();
        }
    }

    @Override
    public void close() throws IOException {
        try (plain;
                arena) {
            if (channel.isPresent()) {
                channel.get().close();
            }
        }
    }
}
