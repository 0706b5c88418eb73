// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.files.WholeFile;
import org.doorclock.release.Manifest;
import org.doorclock.release.ReleaseArchive;
import org.doorclock.release.ReleaseException;
import org.doorclock.release.ReleaseKey;
import org.doorclock.release.Sha256;
import org.doorclock.release.Version;
import org.tinylog.Logger;

/** The releases in the hub's data folder, each in a folder of its version, which is there whole or not at all. */
final class Shelf {

    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "manifest.sig";
    private static final String CONTENT = "content";
    private static final String MAKING = ".making";
    private static final int BLOCK = 64 * 1024;

    private final Path folder;

    /** @param folder made by the first release that comes */
    Shelf(final Path folder) {
        this.folder = folder;
    }

    /**
     * Puts a release here. The same once more changes nothing.
     *
     * @throws ReleaseException if it is none, is not signed by whom devices believe, is damaged, or another release of its version is
     *     here
     */
    Manifest add(final Path archive, final ReleaseKey key) throws IOException {
        return ReleaseArchive.read(archive, (head, content) -> {
            final Manifest manifest = key.verified(head.manifest(), head.signature());
            final Path place = folder.resolve(manifest.version().toString());
            if (Files.exists(place)) {
                final Optional<Release> there = read(key, place);
                if (there.isPresent() && there.get().manifest().sha256().equals(manifest.sha256())) {
                    return manifest;
                }
                throw new ReleaseException("another release of version " + manifest.version()
                        + " is here. A version is one thing for good: give the new one a new version.");
            }
            make(place, head, content, manifest);
            return manifest;
        });
    }

    private void make(
            final Path place, final ReleaseArchive.Head head, final InputStream content, final Manifest manifest)
            throws IOException {
        WholeFile.makeFolder(folder);
        final Path making = folder.resolve(MAKING);
        delete(making);
        WholeFile.makeFolder(making);
        WholeFile.replace(making.resolve(MANIFEST), head.manifest());
        WholeFile.replace(making.resolve(SIGNATURE), head.signature());
        copy(content, making.resolve(CONTENT), manifest);
        Files.move(making, place, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static void copy(final InputStream from, final Path to, final Manifest manifest) throws IOException {
        final Sha256 sum = new Sha256();
        final byte[] block = new byte[BLOCK];
        long size = 0;
        try (FileChannel file = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = from.read(block); read >= 0 && size <= manifest.size(); read = from.read(block)) {
                sum.add(block, 0, read);
                final ByteBuffer bytes = ByteBuffer.wrap(block, 0, read);
                while (bytes.hasRemaining()) {
                    size += file.write(bytes);
                }
            }
            file.force(true);
        }
        if (size != manifest.size() || !sum.end().equals(manifest.sha256())) {
            throw new ReleaseException("its content is not what was signed. Fetch it again from who made it.");
        }
    }

    /** All of them that this key has signed, the oldest version first. */
    List<Release> all(final ReleaseKey key) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        final List<Release> all = new ArrayList<>();
        try (Stream<Path> places = Files.list(folder)) {
            for (final Path place : places.toList()) {
                if (Version.parse(place.getFileName().toString()).isPresent()) {
                    read(key, place).ifPresent(all::add);
                }
            }
        }
        all.sort(Comparator.comparing(Release::version));
        return List.copyOf(all);
    }

    private static Optional<Release> read(final ReleaseKey key, final Path place) throws IOException {
        final ReleaseArchive.Head head = new ReleaseArchive.Head(
                Files.readAllBytes(place.resolve(MANIFEST)), Files.readAllBytes(place.resolve(SIGNATURE)));
        try {
            return Optional.of(
                    new Release(key.verified(head.manifest(), head.signature()), head, place.resolve(CONTENT)));
        } catch (ReleaseException e) {
            Logger.warn("release {} is not offered: {}", place.getFileName(), e.getMessage());
            return Optional.empty();
        }
    }

    private static void delete(final Path making) throws IOException {
        if (Files.exists(making)) {
            try (Stream<Path> left = Files.walk(making)) {
                for (final Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
