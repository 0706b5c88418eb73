// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A real directory, locked against every other process and against this one. */
final class FileDisk implements Disk {

    /** POSIX drops a process's lock when any channel on the file is closed: the same process must be stopped earlier. */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private static final String LOCK = "lock";

    private final Path directory;
    private final FileChannel lock;

    private FileDisk(final Path directory, final FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static Disk open(final Path directory) throws IOException {
        make(directory.toAbsolutePath().normalize());
        final Path real = directory.toRealPath();
        if (!OPEN_HERE.add(real)) {
            throw new JournalException("journal " + real + ": already open in this process");
        }
        try {
            return new FileDisk(real, lock(real));
        } catch (IOException | RuntimeException e) {
            OPEN_HERE.remove(real);
            throw e;
        }
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public DiskWriter create(final String name) throws IOException {
        return new FileWriter(FileChannel.open(directory.resolve(name), CREATE_NEW, WRITE));
    }

    @Override
    public DiskWriter write(final String name) throws IOException {
        return new FileWriter(FileChannel.open(directory.resolve(name), WRITE));
    }

    @Override
    public DiskReader read(final String name) throws IOException {
        return new FileReader(directory.resolve(name));
    }

    @Override
    public DiskReader scan(final String name) throws IOException {
        return new DirectReader(directory.resolve(name));
    }

    @Override
    public void delete(final String name) throws IOException {
        Files.delete(directory.resolve(name));
    }

    @Override
    public void rename(final String from, final String to) throws IOException {
        Files.move(directory.resolve(from), directory.resolve(to), ATOMIC_MOVE, REPLACE_EXISTING);
    }

    @Override
    public void sync() throws IOException {
        sync(directory);
    }

    @Override
    public void close() throws IOException {
        try {
            lock.close();
        } finally {
            OPEN_HERE.remove(directory);
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    private static FileChannel lock(final Path directory) throws IOException {
        final FileChannel channel = FileChannel.open(directory.resolve(LOCK), CREATE, WRITE);
        try {
            final FileLock held = channel.tryLock();
            if (held == null) {
                throw new JournalException("journal " + directory + ": open in another process");
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void make(final Path directory) throws IOException {
        final Deque<Path> missing = new ArrayDeque<>();
        for (Path p = directory; p != null && !Files.isDirectory(p); p = p.getParent()) {
            missing.push(p);
        }
        for (final Path p : missing) {
            try {
                Files.createDirectory(p);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(p)) {
                    throw new JournalException("journal " + directory + ": " + p + " is not a directory", e);
                }
            }
            sync(p.getParent());
        }
        syncParent(directory);
    }

    /** An earlier open may have died between making the directory and this. A parent that others own was there before. */
    private static void syncParent(final Path directory) throws IOException {
        final Path parent = directory.getParent();
        if (parent != null) {
            try {
                sync(parent);
            } catch (AccessDeniedException e) {
                return;
            }
        }
    }

    private static void sync(final Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }
}
