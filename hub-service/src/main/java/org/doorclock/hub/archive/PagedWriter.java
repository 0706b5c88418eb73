// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.doorclock.files.Packer;

/** Writes a file once, from beginning to end, with a checksum for each page; {@link PagedFile} reads it. For one thread. */
public final class PagedWriter implements AutoCloseable {

    static final int PAGE = 16 << 10;
    /** Length of the footer, its checksum, and what says that the file was finished. */
    static final int TRAILER = 16;

    static final long MAGIC = 0x444f_4f52_4152_4348L; // DOORARCH

    private static final int PAGES_AT_ONCE = 16;

    private final FileChannel channel;
    private final byte[] buffer = new byte[PAGES_AT_ONCE * PAGE];
    private final CRC32C crc = new CRC32C();
    private int[] sums = new int[PAGES_AT_ONCE];
    private int pages;
    private int filled;
    private long written;

    public PagedWriter(final Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Where the next byte goes. */
    public long at() {
        return written + filled;
    }

    public void write(final byte[] bytes, final int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (filled == buffer.length) {
                flush();
            }
            final int part = Math.min(length - done, buffer.length - filled);
            System.arraycopy(bytes, done, buffer, filled, part);
            filled += part;
            done += part;
        }
    }

    /** Ends the file. When this returns, it is on stable storage. */
    public void seal(final byte[] footer) throws IOException {
        final long length = at();
        flush();
        final Packer tail = new Packer();
        tail.number(length).block(footer);
        for (int i = 0; i < pages; i++) {
            tail.number(sums[i]);
        }
        final byte[] bytes = tail.bytes();
        final ByteBuffer end = ByteBuffer.allocate(bytes.length + TRAILER);
        end.put(bytes).putInt(bytes.length).putInt(sum(bytes, 0, bytes.length)).putLong(MAGIC);
        writeAll(end.flip());
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void flush() throws IOException {
        for (int at = 0; at < filled; at += PAGE) {
            if (pages == sums.length) {
                sums = Arrays.copyOf(sums, 2 * pages);
            }
            sums[pages++] = sum(buffer, at, Math.min(PAGE, filled - at));
        }
        writeAll(ByteBuffer.wrap(buffer, 0, filled));
        written += filled;
        filled = 0;
    }

    private int sum(final byte[] bytes, final int from, final int length) {
        crc.reset();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private void writeAll(final ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
