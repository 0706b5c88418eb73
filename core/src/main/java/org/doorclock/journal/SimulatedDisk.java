// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A disk in memory that knows what is durable and what only looks so. Every change to it is numbered; at any one the
 * power can fail or an error come back. After a failed flush the bytes can still be read, yet no later flush saves them,
 * nor what is written in their place, as on Linux with ext4. For tests, of the journal and of what is built on it; safe for use by many threads.
 */
public final class SimulatedDisk implements Disk {

    /** What becomes of changes that were not flushed when the power failed. */
    public enum Survival {
        LOST,
        KEPT,
        TORN
    }

    private final Map<String, SimulatedFile> durable = new HashMap<>();
    private final Map<String, SimulatedFile> visible = new HashMap<>();
    private final List<Entry> unsynced = new ArrayList<>();
    private int changes;
    private int cutAt = Integer.MAX_VALUE;
    private int errorAt = Integer.MAX_VALUE;
    private String error = "";
    private boolean off;
    private boolean ignoresForce;
    private boolean ignoresSync;

    /** An empty one, which nothing befalls. */
    public SimulatedDisk() {}

    private SimulatedDisk(final Map<String, byte[]> files) {
        files.forEach((name, bytes) -> durable.put(name, new SimulatedFile(bytes)));
        visible.putAll(durable);
    }

    /** The power fails during the change of this number, counted from 1. */
    public SimulatedDisk cutAt(final int change) {
        cutAt = change;
        return this;
    }

    /** The change of this number fails once, and the machine goes on. */
    public SimulatedDisk errorAt(final int change, final String message) {
        errorAt = change;
        error = message;
        return this;
    }

    /** A disk that says yes to a flush and does nothing. */
    public SimulatedDisk ignoringForce() {
        ignoresForce = true;
        return this;
    }

    /** A disk that says yes to a flush of its directory and does nothing. */
    public SimulatedDisk ignoringSync() {
        ignoresSync = true;
        return this;
    }

    /** No more errors. */
    public SimulatedDisk repaired() {
        return errorAt(Integer.MAX_VALUE, "");
    }

    /** A journal on this disk, as {@link Journal#open} has one in a directory. */
    public Journal openJournal(final long segmentBytes) throws JournalException {
        return SegmentedJournal.open(() -> this, toString(), segmentBytes);
    }

    /** How many changes there have been. */
    public synchronized int changes() {
        return changes;
    }

    /** Whether the power failed. */
    public synchronized boolean isOff() {
        return off;
    }

    /** What a machine finds that starts after the power failed now. */
    public synchronized SimulatedDisk afterPowerCut(final Survival survival, final Random random) {
        final Map<String, SimulatedFile> entries = new HashMap<>(durable);
        for (final Entry entry : unsynced) {
            final boolean kept = switch (survival) {
                case LOST -> false;
                case KEPT -> true;
                case TORN -> random.nextBoolean();
            };
            if (kept) {
                entry.applyTo(entries);
            }
        }
        final Map<String, byte[]> files = new HashMap<>();
        entries.forEach((name, file) -> files.put(name, file.afterPowerCut(survival, random)));
        return new SimulatedDisk(files);
    }

    /** The same bytes on another disk, all durable. */
    synchronized SimulatedDisk copy() {
        return afterPowerCut(Survival.KEPT, new Random(0));
    }

    /** What the next process finds when this one was killed and the machine went on. */
    public synchronized SimulatedDisk afterKill() {
        final Map<SimulatedFile, SimulatedFile> copies = new IdentityHashMap<>();
        final UnaryOperator<SimulatedFile> copyOf = file -> copies.computeIfAbsent(file, SimulatedFile::copy);
        final SimulatedDisk next = new SimulatedDisk();
        durable.forEach((name, file) -> next.durable.put(name, copyOf.apply(file)));
        visible.forEach((name, file) -> next.visible.put(name, copyOf.apply(file)));
        unsynced.forEach(e -> next.unsynced.add(e.of(copyOf)));
        return next;
    }

    synchronized byte[] bytes(final String name) {
        return visible.get(name).visible();
    }

    synchronized void put(final String name, final byte[] bytes) {
        durable.put(name, new SimulatedFile(bytes));
        visible.put(name, durable.get(name));
    }

    synchronized void remove(final String name) {
        List.of(durable, visible).forEach(entries -> entries.remove(name));
    }

    @Override
    public synchronized List<String> names() {
        return List.copyOf(visible.keySet());
    }

    @Override
    public synchronized DiskWriter create(final String name) throws IOException {
        if (visible.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        final SimulatedFile file = new SimulatedFile(new byte[0]);
        change(() -> enter(new Entry(Map.of(name, Optional.of(file)))), () -> {});
        return new Writer(file);
    }

    @Override
    public synchronized DiskWriter write(final String name) throws IOException {
        return new Writer(find(name));
    }

    @Override
    public synchronized DiskReader read(final String name) throws IOException {
        return new Reader(find(name));
    }

    @Override
    public synchronized void delete(final String name) throws IOException {
        find(name);
        change(() -> enter(new Entry(Map.of(name, Optional.empty()))), () -> {});
    }

    @Override
    public synchronized void rename(final String from, final String to) throws IOException {
        final SimulatedFile file = find(from);
        change(() -> enter(new Entry(Map.of(from, Optional.empty(), to, Optional.of(file)))), () -> {});
    }

    @Override
    public synchronized void sync() throws IOException {
        flush(
                () -> {
                    if (!ignoresSync) {
                        unsynced.forEach(entry -> entry.applyTo(durable));
                        unsynced.clear();
                    }
                },
                () -> {});
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "simulated";
    }

    private SimulatedFile find(final String name) throws FileNotFoundException {
        if (!visible.containsKey(name)) {
            throw new FileNotFoundException(name);
        }
        return visible.get(name);
    }

    private void enter(final Entry entry) {
        unsynced.add(entry);
        entry.applyTo(visible);
    }

    private void change(final Runnable effect, final Runnable effectOfError) throws IOException {
        step(effectOfError);
        effect.run();
        cut();
    }

    private void flush(final Runnable effect, final Runnable effectOfError) throws IOException {
        step(effectOfError);
        cut();
        effect.run();
    }

    private void step(final Runnable effectOfError) throws IOException {
        if (off) {
            throw new IOException("no power");
        }
        changes++;
        if (changes == errorAt) {
            effectOfError.run();
            throw new IOException(error);
        }
    }

    private void cut() throws IOException {
        if (changes == cutAt) {
            off = true;
            throw new IOException("power cut");
        }
    }

    /** Names that were given to files or taken from them, together. */
    private record Entry(Map<String, Optional<SimulatedFile>> names) {
        void applyTo(final Map<String, SimulatedFile> entries) {
            names.forEach((name, file) -> file.ifPresentOrElse(f -> entries.put(name, f), () -> entries.remove(name)));
        }

        Entry of(final UnaryOperator<SimulatedFile> copyOf) {
            final Map<String, Optional<SimulatedFile>> copies = new HashMap<>();
            names.forEach((name, file) -> copies.put(name, file.map(copyOf)));
            return new Entry(copies);
        }
    }

    private record Reader(SimulatedFile file) implements DiskReader {
        @Override
        public long size() {
            return file.visible().length;
        }

        @Override
        public int read(final byte[] into, final int offset, final int length, final long at) {
            final byte[] bytes = file.visible();
            if (at >= bytes.length) {
                return -1;
            }
            final int n = Math.min(length, bytes.length - (int) at);
            System.arraycopy(bytes, (int) at, into, offset, n);
            return n;
        }

        @Override
        public void close() {}
    }

    /** Changes one file. */
    private final class Writer implements DiskWriter {
        private final SimulatedFile file;

        Writer(final SimulatedFile file) {
            this.file = file;
        }

        @Override
        public void write(final ByteBuffer bytes, final long at) throws IOException {
            final byte[] all = new byte[bytes.remaining()];
            bytes.get(all);
            synchronized (SimulatedDisk.this) {
                change(() -> file.write(all, (int) at), () -> file.write(Arrays.copyOf(all, all.length / 2), (int) at));
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (SimulatedDisk.this) {
                flush(
                        () -> {
                            if (!ignoresForce) {
                                file.flush();
                            }
                        },
                        file::failFlush);
            }
        }

        @Override
        public void close() {}
    }
}
