// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.doorclock.journal.Disk;
import org.doorclock.journal.DiskReader;
import org.doorclock.journal.DiskWriter;

/** A real folder and those in it, as one disk: a file's name is its path in it, with slashes. */
final class FolderDisk implements Disk {

    private final Path folder;

    /** @param folder made if it is not there */
    FolderDisk(final Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> folder.relativize(path).toString())
                    .toList();
        }
    }

    @Override
    public DiskWriter create(final String name) throws IOException {
        final Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return new Writer(FileChannel.open(file, CREATE_NEW, WRITE));
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
        final Path file = folder.resolve(name);
        Files.delete(file);
        for (Path above = file.getParent(); !above.equals(folder) && isEmpty(above); above = above.getParent()) {
            Files.delete(above);
        }
    }

    private static boolean isEmpty(final Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.findAny().isEmpty();
        }
    }

    @Override
    public void rename(final String from, final String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to), ATOMIC_MOVE, REPLACE_EXISTING);
    }

    /** The folders in it first: a name is durable once those above it are. */
    @Override
    public void sync() throws IOException {
        final List<Path> directories;
        try (Stream<Path> all = Files.walk(folder)) {
            directories = all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (final Path directory : directories.reversed()) {
            try (FileChannel names = FileChannel.open(directory, READ)) {
                names.force(true);
            }
        }
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return folder.toString();
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
