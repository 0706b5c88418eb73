// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.doorclock.journal.Disk;
import org.doorclock.journal.DiskReader;
import org.doorclock.journal.DiskWriter;
import org.doorclock.release.Manifest;
import org.doorclock.release.Manifest.ReleaseFile;
import org.doorclock.release.ReleaseException;
import org.doorclock.release.Sha256;
import org.doorclock.release.Version;

/**
 * The releases' bytes on a device: a content that is being fetched, in {@code fetching-DIGEST}, and each release's files in a
 * folder of its version. Beside those lie their digests, in the form of sha256sum, which the launcher holds them to.
 */
final class Contents {

    static final String SUMS = "sums";

    private static final String FETCHING = "fetching-";
    private static final int BLOCK = 64 * 1024;

    private final Disk disk;

    Contents(final Disk disk) {
        this.disk = disk;
    }

    /** How much of it is here, to be gone on from. */
    long fetched(final Manifest manifest) throws IOException {
        if (!disk.names().contains(part(manifest))) {
            return 0;
        }
        try (DiskReader reader = disk.read(part(manifest))) {
            return Math.min(reader.size(), manifest.size());
        }
    }

    /** More of it. @param at where it belongs */
    void add(final Manifest manifest, final byte[] bytes, final long at) throws IOException {
        final boolean isThere = disk.names().contains(part(manifest));
        try (DiskWriter writer = isThere ? disk.write(part(manifest)) : disk.create(part(manifest))) {
            writer.write(ByteBuffer.wrap(bytes), at);
            writer.force();
        }
        if (!isThere) {
            disk.sync();
        }
    }

    /**
     * Makes the release's files of what was fetched. They are durable when it returns.
     *
     * @throws ReleaseException if it is not what was signed; then it is to be fetched anew
     */
    void unpack(final Manifest manifest) throws IOException {
        final String folder = manifest.version() + "/";
        deleteAll(name -> name.startsWith(folder));
        try (DiskReader content = disk.read(part(manifest))) {
            checkWhole(manifest, content);
            long at = 0;
            for (final ReleaseFile file : manifest.files()) {
                copy(content, at, file.size(), folder + file.path());
                at += file.size();
            }
        } catch (ReleaseException e) {
            disk.delete(part(manifest));
            throw e;
        }
        try (DiskWriter writer = disk.create(folder + SUMS)) {
            writer.write(ByteBuffer.wrap(sums(manifest)), 0);
            writer.force();
        }
        disk.sync();
    }

    /** Whether every file of the release is here as it was signed, and what the launcher holds them to. */
    boolean isWhole(final Manifest manifest) throws IOException {
        final List<String> names = disk.names();
        final String folder = manifest.version() + "/";
        final byte[] sums = sums(manifest);
        if (!names.contains(folder + SUMS)
                || !Arrays.equals(DiskFiles.read(disk, folder + SUMS, sums.length + 1), sums)) {
            return false;
        }
        for (final ReleaseFile file : manifest.files()) {
            if (!names.contains(folder + file.path())) {
                return false;
            }
            try (DiskReader reader = disk.read(folder + file.path())) {
                if (reader.size() != file.size()
                        || !digest(reader, 0, file.size()).equals(file.sha256())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Deletes all others. @param fetching the digest of the content that is on its way */
    void keep(final Predicate<Version> wanted, final Optional<String> fetching) throws IOException {
        final Set<String> folders = disk.names().stream()
                .filter(name -> name.indexOf('/') > 0)
                .map(name -> name.substring(0, name.indexOf('/')))
                .filter(folder -> Version.parse(folder).filter(wanted).isEmpty())
                .collect(Collectors.toSet());
        deleteAll(name -> name.indexOf('/') > 0 && folders.contains(name.substring(0, name.indexOf('/')))
                || name.startsWith(FETCHING)
                        && fetching.filter(digest -> name.equals(FETCHING + digest))
                                .isEmpty());
    }

    private void deleteAll(final Predicate<String> which) throws IOException {
        for (final String name : disk.names().stream().filter(which).toList()) {
            disk.delete(name);
        }
    }

    private static void checkWhole(final Manifest manifest, final DiskReader content) throws IOException {
        if (content.size() != manifest.size()) {
            throw new ReleaseException(
                    "what came is " + content.size() + " bytes and not the " + manifest.size() + " that were signed.");
        }
        if (!digest(content, 0, manifest.size()).equals(manifest.sha256())) {
            throw new ReleaseException("what came is not what was signed: its digest is another.");
        }
        long at = 0;
        for (final ReleaseFile file : manifest.files()) {
            if (!digest(content, at, file.size()).equals(file.sha256())) {
                throw new ReleaseException(file.path() + " is not what was signed: its digest is another.");
            }
            at += file.size();
        }
    }

    private void copy(final DiskReader from, final long at, final long size, final String to) throws IOException {
        try (DiskWriter writer = disk.create(to)) {
            final byte[] block = new byte[BLOCK];
            long done = 0;
            while (done < size) {
                final int read = from.read(block, 0, (int) Math.min(BLOCK, size - done), at + done);
                if (read < 0) {
                    throw new IOException("the content became shorter while it was read");
                }
                writer.write(ByteBuffer.wrap(block, 0, read), done);
                done += read;
            }
            writer.force();
        }
    }

    private static String digest(final DiskReader reader, final long from, final long size) throws IOException {
        final Sha256 sum = new Sha256();
        final byte[] block = new byte[BLOCK];
        long done = 0;
        while (done < size) {
            final int read = reader.read(block, 0, (int) Math.min(BLOCK, size - done), from + done);
            if (read < 0) {
                return "";
            }
            sum.add(block, 0, read);
            done += read;
        }
        return sum.end();
    }

    private static byte[] sums(final Manifest manifest) {
        return manifest.files().stream()
                .map(file -> file.sha256() + "  " + file.path() + "\n")
                .collect(Collectors.joining())
                .getBytes(US_ASCII);
    }

    private static String part(final Manifest manifest) {
        return FETCHING + manifest.sha256();
    }
}
