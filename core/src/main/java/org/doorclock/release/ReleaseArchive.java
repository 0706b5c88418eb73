// SPDX-License-Identifier: Apache-2.0
package org.doorclock.release;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A release as one file, to be carried from who signs it to the hub: a zip archive of three entries, not compressed, in this
 * order: {@code manifest.json}, {@code manifest.sig}, {@code content}.
 */
public final class ReleaseArchive {

    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "manifest.sig";
    private static final String CONTENT = "content";
    private static final int MOST_SIGNATURE = 256;
    private static final int BLOCK = 64 * 1024;

    /** The first that a zip archive knows: the same release is the same archive, whenever it is packed. */
    private static final LocalDateTime BEGINNING = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ReleaseArchive() {}

    /** What stands before the content. */
    public record Head(byte[] manifest, byte[] signature) {}

    /** Takes the content, once the head is known. */
    @FunctionalInterface
    public interface Taker<T> {
        T take(Head head, InputStream content) throws IOException;
    }

    /**
     * Writes an archive.
     *
     * @param content a file that holds the content
     */
    public static void write(final Path archive, final Head head, final Path content) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, MANIFEST, head.manifest());
            put(zip, SIGNATURE, head.signature());
            zip.putNextEntry(entry(CONTENT, Files.size(content), crc(content)));
            Files.copy(content, zip);
            zip.closeEntry();
        }
    }

    /**
     * Reads an archive.
     *
     * @throws ReleaseException if it is none
     */
    public static <T> T read(final Path archive, final Taker<T> taker) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                ZipInputStream zip = new ZipInputStream(file)) {
            final byte[] manifest = next(zip, MANIFEST, Manifest.MOST_BYTES);
            final byte[] signature = next(zip, SIGNATURE, MOST_SIGNATURE);
            enter(zip, CONTENT);
            return taker.take(new Head(manifest, signature), zip);
        } catch (ZipException e) {
            throw none();
        } catch (NoSuchFileException e) {
            throw new ReleaseException("there is no such file.");
        }
    }

    private static byte[] next(final ZipInputStream zip, final String name, final int most) throws IOException {
        enter(zip, name);
        final byte[] bytes = zip.readNBytes(most + 1);
        if (bytes.length > most) {
            throw none();
        }
        return bytes;
    }

    private static void enter(final ZipInputStream zip, final String name) throws IOException {
        final ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw none();
        }
    }

    private static ReleaseException none() {
        return new ReleaseException("it is no release, or a damaged one. 'doorclock provision release' makes them.");
    }

    private static void put(final ZipOutputStream zip, final String name, final byte[] bytes) throws IOException {
        final CRC32 sum = new CRC32();
        sum.update(bytes);
        zip.putNextEntry(entry(name, bytes.length, sum.getValue()));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static ZipEntry entry(final String name, final long size, final long crc) {
        final ZipEntry entry = new ZipEntry(name);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(crc);
        entry.setTimeLocal(BEGINNING);
        return entry;
    }

    private static long crc(final Path file) throws IOException {
        final CRC32 sum = new CRC32();
        final byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                sum.update(block, 0, read);
            }
        }
        return sum.getValue();
    }
}
