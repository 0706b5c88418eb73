// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.doorclock.files.Unpacker;

/**
 * A file of a {@link PagedWriter}, each page checked whenever it is read. Nothing of it stays in memory but the footer, a
 * number a page, and what each reader looks at. One that turns out to be damaged deletes itself. Not a channel: that is closed under everyone when a reader is interrupted.
 */
public final class PagedFile implements Closeable {

    private final Path path;
    private final RandomAccessFile file;
    private final long length;
    private final byte[] footer;
    private final int[] sums;
    private volatile boolean closed;

    private PagedFile(
            final Path path, final RandomAccessFile file, final long length, final byte[] footer, final int[] sums) {
        this.path = path;
        this.file = file;
        this.length = length;
        this.footer = footer;
        this.sums = sums;
    }

    /** @throws ArchiveException if it is not there, was not finished, or its end is damaged */
    public static PagedFile open(final Path path) {
        final String name = path.getFileName().toString();
        try {
            final RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
            try {
                return open(path, file);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new ArchiveException(name + " of the archive cannot be opened", e);
        }
    }

    private static PagedFile open(final Path path, final RandomAccessFile file) throws IOException {
        final String name = path.getFileName().toString();
        final long size = file.length();
        final byte[] trailer = new byte[PagedWriter.TRAILER];
        if (size < trailer.length) {
            throw new ArchiveException(name + " of the archive was not finished");
        }
        file.seek(size - trailer.length);
        file.readFully(trailer);
        final ByteBuffer end = ByteBuffer.wrap(trailer);
        final int tailLength = end.getInt();
        final int sum = end.getInt();
        if (end.getLong() != PagedWriter.MAGIC || tailLength < 0 || tailLength > size - trailer.length) {
            throw new ArchiveException(name + " of the archive was not finished");
        }
        final byte[] tail = new byte[tailLength];
        file.seek(size - trailer.length - tailLength);
        file.readFully(tail);
        if (sum(tail, tailLength) != sum) {
            throw new ArchiveException(name + " of the archive is damaged at its end");
        }
        final Unpacker in = new Unpacker(tail);
        final long length = in.number();
        final byte[] footer = in.block();
        final int[] sums = new int[Math.toIntExact(Math.ceilDiv(length, (long) PagedWriter.PAGE))];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = in.count();
        }
        return new PagedFile(path, file, length, footer, sums);
    }

    public byte[] footer() {
        return footer;
    }

    /** In bytes. */
    public long length() {
        return length;
    }

    /** @param pages how many it reads at once: one to look something up, more to read on */
    public Reader reader(final int pages) {
        return new Reader(pages);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        file.close();
    }

    /** Looks at one stretch of the file at a time. For one thread. */
    public final class Reader {
        private final int pages;
        private byte[] block = {};
        private ByteBuffer view = ByteBuffer.wrap(block);
        private long start;
        private int filled;

        private Reader(final int pages) {
            this.pages = pages;
        }

        /**
         * The bytes from {@code at} on, at the position of the buffer that is answered; it is another's with the next call.
         *
         * @throws ArchiveException if they cannot be read or are not what was written
         */
        public ByteBuffer at(final long at, final int count) {
            if (at < start || at + count > start + filled) {
                load(at, count);
            }
            return view.position((int) (at - start));
        }

        private void load(final long at, final int count) {
            final int first = (int) (at / PagedWriter.PAGE);
            final int last = (int) Math.min(
                    sums.length, Math.max(first + pages, Math.ceilDiv(at + count, (long) PagedWriter.PAGE)));
            start = (long) first * PagedWriter.PAGE;
            filled = (int) (Math.min((long) last * PagedWriter.PAGE, length) - start);
            if (filled < 0 || at + count > start + filled) {
                throw unusable("ends too early", new IOException());
            }
            if (block.length < filled) {
                block = new byte[filled];
                view = ByteBuffer.wrap(block);
            }
            try {
                synchronized (file) {
                    file.seek(start);
                    file.readFully(block, 0, filled);
                }
            } catch (IOException e) {
                throw unusable("cannot be read", e);
            }
            for (int i = first; i < last; i++) {
                final int from = (i - first) * PagedWriter.PAGE;
                if (sum(block, from, Math.min(PagedWriter.PAGE, filled - from)) != sums[i]) {
                    filled = 0;
                    throw unusable("is damaged in page " + i, new IOException());
                }
            }
        }
    }

    /** Deletes the file too, so that the next start makes the archive anew; but not for who reads on when it is closed. */
    private ArchiveException unusable(final String what, final IOException cause) {
        final ArchiveException unusable = new ArchiveException(path.getFileName() + " of the archive " + what, cause);
        if (closed) {
            return unusable;
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            unusable.addSuppressed(e);
        }
        return unusable;
    }

    private static int sum(final byte[] bytes, final int length) {
        return sum(bytes, 0, length);
    }

    private static int sum(final byte[] bytes, final int from, final int length) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
