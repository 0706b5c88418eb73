// SPDX-License-Identifier: Apache-2.0
package org.doorclock.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that are there whole or not at all, and that their owner alone may use unless they are for all. */
public final class WholeFile {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> ALL = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");

    private WholeFile() {}

    /**
     * Writes beside, flushes, renames, flushes the folder: after a power cut the file holds the old content or the new.
     *
     * @param content all of it; the file's mode is 600
     */
    public static void replace(final Path file, final byte[] content) throws IOException {
        replace(file, content, OWNER);
    }

    /** As {@link #replace}, for what is no secret: everybody may read it, whatever this process' umask is. */
    public static void replaceForAll(final Path file, final byte[] content) throws IOException {
        replace(file, content, ALL);
    }

    private static void replace(final Path file, final byte[] content, final Set<PosixFilePermission> modes)
            throws IOException {
        final Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            writeAll(channel, content);
            if (!modes.equals(OWNER)) {
                Files.setPosixFilePermissions(fresh, modes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flushFolder(file);
    }

    /** Opens for reading and appending, making the file with mode 600 if it is not there; others may make it meanwhile. */
    public static FileChannel openToAppend(final Path file) throws IOException {
        if (Files.notExists(file)) {
            makeUnlessThere(() -> Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER)));
            flushFolder(file);
        }
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Makes a folder that its owner alone may enter, with those above it; others may make it meanwhile. */
    public static void makeFolder(final Path folder) throws IOException {
        if (folder.getParent() != null) {
            Files.createDirectories(folder.getParent());
        }
        if (Files.notExists(folder)) {
            makeUnlessThere(() -> Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNERS_FOLDER)));
        }
    }

    @FunctionalInterface
    private interface Making {
        Path run() throws IOException;
    }

    /** Programs and their commands start side by side: whoever comes second finds it made. */
    private static void makeUnlessThere(final Making making) throws IOException {
        try {
            making.run();
        } catch (FileAlreadyExistsException _) {
            // made by the other one a moment ago
        }
    }

    /** Writes on from the channel's position until nothing is left. */
    public static void writeAll(final FileChannel channel, final byte[] content) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void flushFolder(final Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
