// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.stream.Collectors;
import org.mapdb.Atomic;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/**
 * The index in a MapDB file. MapDB's transactions do not survive a crash, so it runs without them: a marker file says that
 * the last close was clean, and without the marker the file is not trusted. Never interrupt a thread that is in here.
 */
final class MapDbIndex implements DoorIndex {

    private static final String FILE = "index.db";
    private static final String CLEAN = "index.clean";

    /** MapDB gives no room back; a year of a busy door's scans takes less. */
    private static final long MOST_BYTES = 16L << 20;

    private final Path marker;
    private final Path file;
    private final DB db;
    private final ConcurrentNavigableMap<Long, String> history;
    private final ConcurrentMap<String, String> byToken;
    private final Atomic.Long appliedAtClose;
    private final Atomic.Long deliveredAtClose;
    private long applied;
    private long delivered;

    private MapDbIndex(final Path directory, final DB db) {
        this.marker = directory.resolve(CLEAN);
        this.file = directory.resolve(FILE);
        this.db = db;
        this.history = db.treeMap("history", Serializer.LONG, Serializer.STRING).createOrOpen();
        this.byToken =
                db.hashMap("tokens", Serializer.STRING, Serializer.STRING).createOrOpen();
        this.appliedAtClose = db.atomicLong("applied").createOrOpen();
        this.deliveredAtClose = db.atomicLong("delivered").createOrOpen();
        this.applied = appliedAtClose.get();
        this.delivered = deliveredAtClose.get();
    }

    /**
     * Opens the index as it was left.
     *
     * @throws IOException if it is not there, was not left clean, has grown too large, or belongs to another epoch
     */
    static MapDbIndex open(final Path directory, final String epoch) throws IOException {
        if (!Files.deleteIfExists(directory.resolve(CLEAN))) {
            throw new IOException("it was not left clean");
        }
        if (!Files.exists(directory.resolve(FILE))) {
            throw new IOException("it is not there");
        }
        if (Files.size(directory.resolve(FILE)) > MOST_BYTES) {
            throw new IOException("its file has grown too large");
        }
        final MapDbIndex index = make(directory);
        if (!index.db.atomicString("epoch").createOrOpen().get().equals(epoch)) {
            index.db.close();
            throw new IOException("it belongs to another journal");
        }
        return index;
    }

    /** Begins an empty index, in place of any that is there. */
    static MapDbIndex create(final Path directory, final String epoch) throws IOException {
        Files.deleteIfExists(directory.resolve(CLEAN));
        Files.deleteIfExists(directory.resolve(FILE));
        final MapDbIndex index = make(directory);
        index.db.atomicString("epoch").createOrOpen().set(epoch);
        return index;
    }

    private static MapDbIndex make(final Path directory) {
        return new MapDbIndex(
                directory,
                DBMaker.fileDB(directory.resolve(FILE).toFile())
                        .fileChannelEnable() // half as many system calls as without
                        .fileLockDisable()
                        .make());
    }

    @Override
    public long applied() {
        return applied;
    }

    @Override
    public void add(final Step step) {
        history.put(step.seq(), StepText.encode(step));
        for (final String token : step.tokens()) {
            final List<Long> seqs = seqs(token);
            if (!seqs.contains(step.seq())) {
                seqs.add(step.seq());
                put(token, seqs);
            }
        }
        applied = step.seq();
    }

    private List<Long> seqs(final String token) {
        final String text = byToken.getOrDefault(token, "");
        return text.isEmpty()
                ? new ArrayList<>()
                : Arrays.stream(text.split(" ")).map(Long::valueOf).collect(Collectors.toCollection(ArrayList::new));
    }

    private void put(final String token, final List<Long> seqs) {
        if (seqs.isEmpty()) {
            byToken.remove(token);
        } else {
            byToken.put(token, seqs.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
    }

    @Override
    public void remove(final long seq, final long voided) {
        forget(voided);
        applied = seq;
    }

    private void forget(final long seq) {
        final String text = history.remove(seq);
        if (text != null) {
            for (final String token : StepText.decode(text).tokens()) {
                final List<Long> seqs = seqs(token);
                seqs.remove(seq);
                put(token, seqs);
            }
        }
    }

    @Override
    public void skip(final long seq) {
        applied = seq;
    }

    @Override
    public List<Step> steps(final String token) {
        return seqs(token).stream()
                .map(seq -> StepText.decode(history.get(seq)))
                .toList();
    }

    @Override
    public List<Step> newest(final int most) {
        return history.descendingMap().values().stream()
                .limit(most)
                .map(StepText::decode)
                .toList();
    }

    @Override
    public void forgetBefore(final long seq) {
        new ArrayList<>(history.headMap(seq).keySet()).forEach(this::forget);
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public void delivered(final long through) {
        delivered = through;
    }

    @Override
    public void close() {
        appliedAtClose.set(applied);
        deliveredAtClose.set(delivered);
        db.close();
        try {
            sync(file);
            Files.writeString(marker, "clean");
            sync(marker);
        } catch (IOException e) {
            // no marker: the next start makes the index anew
        }
    }

    private static void sync(final Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
