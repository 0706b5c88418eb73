// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doorclock.journal.Disk;
import org.doorclock.journal.DiskReader;
import org.doorclock.journal.DiskWriter;

/**
 * A real folder whose files their owner alone may use: the owner of the folder, also if the first boot's scripts, which run
 * as the superuser, make them.
 */
final class PrivateFolder implements Disk {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final UserPrincipal owner;

    PrivateFolder(final Path folder) throws IOException {
        this.folder = folder;
        this.owner = Files.getOwner(folder);
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public DiskWriter create(final String name) throws IOException {
        final Path file = folder.resolve(name);
        final FileChannel channel =
                FileChannel.open(file, Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(FILE));
        try {
            if (!Files.getOwner(file).equals(owner)) {
                Files.setOwner(file, owner);
            }
            return new Writer(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public DiskWriter write(final String name) throws IOException {
        return new Writer(FileChannel.open(folder.resolve(name), WRITE));
    }

    @Override
    public DiskReader read(final String name) throws IOException {
        return new Reader(FileChannel.open(folder.resolve(name), READ));
    }

    @Override
    public void delete(final String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    @Override
    public void rename(final String from, final String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to), ATOMIC_MOVE, REPLACE_EXISTING);
    }

    @Override
    public void sync() throws IOException {
        sync(folder);
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return folder.toString();
    }

    /**
     * Makes a folder that its owner alone may enter, durably, with those above it; each belongs to whom the one above
     * belongs.
     */
    static void make(final Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        final Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            throw new NoSuchFileException(folder.toString());
        }
        make(parent);
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        final UserPrincipal owner = Files.getOwner(parent);
        if (!Files.getOwner(folder).equals(owner)) {
            Files.setOwner(folder, owner);
        }
        sync(parent);
    }

    private static void sync(final Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, READ)) {
            names.force(true);
        }
    }

    private record Writer(FileChannel channel) implements DiskWriter {
        @Override
        public void write(final ByteBuffer bytes, final long at) throws IOException {
            long position = at;
            while (bytes.hasRemaining()) {
                position += channel.write(bytes, position);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private record Reader(FileChannel channel) implements DiskReader {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public int read(final byte[] into, final int offset, final int length, final long at) throws IOException {
            return channel.read(ByteBuffer.wrap(into, offset, length), at);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
