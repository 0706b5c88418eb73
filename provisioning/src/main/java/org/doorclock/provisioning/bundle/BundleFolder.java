// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of bundles, of which each is there whole or not at all. Only its owner may look inside. */
final class BundleFolder {

    private static final Set<String> SECRET = Set.of(Paths.TOKEN, Paths.NETWORK_CONFIG);

    private final Path folder;

    BundleFolder(final Path folder) {
        this.folder = folder;
    }

    Path of(final String assetTag) {
        return folder.resolve(assetTag);
    }

    /** Makes the folder, and puts right what a power cut left of a replacement. */
    void open() throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (final Path left : all.filter(BundleFolder::isHidden).toList()) {
                final String name = left.getFileName().toString();
                final Path whole = of(name.substring(1, name.lastIndexOf('.')));
                if (name.endsWith(".old") && Files.notExists(whole)) {
                    Files.move(left, whole, StandardCopyOption.ATOMIC_MOVE);
                } else {
                    delete(left);
                }
            }
        }
    }

    private static boolean isHidden(final Path path) {
        final String name = path.getFileName().toString();
        return name.startsWith(".") && (name.endsWith(".new") || name.endsWith(".old"));
    }

    /** @return the file of a bundle that is there; empty if it is not */
    static Optional<byte[]> read(final Path bundle, final String path) throws IOException {
        final Path file = bundle.resolve(path);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(Files.readAllBytes(file))
                : Optional.empty();
    }

    /** Writes beside and renames: the bundle of before, or this one. Stable when this returns. */
    void replace(final String assetTag, final Map<String, byte[]> files) throws IOException {
        final Path fresh = folder.resolve("." + assetTag + ".new");
        final Path old = folder.resolve("." + assetTag + ".old");
        delete(fresh);
        delete(old);
        Files.createDirectories(fresh.resolve("doorclock"));
        restrict(fresh, "rwx------");
        for (final Map.Entry<String, byte[]> file : files.entrySet()) {
            write(fresh.resolve(file.getKey()), file.getValue(), SECRET.contains(file.getKey()));
        }
        flush(fresh.resolve("doorclock"));
        flush(fresh);
        if (Files.exists(of(assetTag))) {
            Files.move(of(assetTag), old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, of(assetTag), StandardCopyOption.ATOMIC_MOVE);
        flush(folder);
        delete(old);
    }

    private static void write(final Path file, final byte[] content, final boolean secret) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            restrict(file, secret ? "rw-------" : "rw-r--r--");
            final ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Where the file system knows modes; on others, such as Windows', the folder is its owner's by where it lies. */
    private static void restrict(final Path path, final String modes) throws IOException {
        final Optional<PosixFileAttributeView> view =
                Optional.ofNullable(Files.getFileAttributeView(path, PosixFileAttributeView.class));
        if (view.isPresent()) {
            view.get().setPermissions(PosixFilePermissions.fromString(modes));
        }
    }

    private static void flush(final Path folder) throws IOException {
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void delete(final Path folder) throws IOException {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
