// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;

/** The journal in segment files. Appends that wait while one flush is under way share the next. */
final class SegmentedJournal implements Journal {
    private static final int GROUP_BYTES = 4 << 20;
    private static final int LONGEST_RECORD = 1 << 20;

    private final WriterThread writer;
    private final Store store;
    private final Catalog catalog;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private SegmentedJournal(final WriterThread writer, final Store store) {
        this.writer = writer;
        this.store = store;
        catalog = store.catalog();
    }

    static Journal open(final DiskSource source, final String where, final long segmentBytes) throws JournalException {
        return open(source, where, segmentBytes, new byte[0]);
    }

    static Journal open(final DiskSource source, final String where, final long segmentBytes, final byte[] outline)
            throws JournalException {
        if (segmentBytes < 1) {
            throw new IllegalArgumentException("a segment needs at least 1 byte");
        }
        final WriterThread writer = new WriterThread();
        try {
            return new SegmentedJournal(writer, writer.call(() -> {
                try {
                    return Store.open(source.open(), segmentBytes, outline);
                } catch (IOException e) {
                    throw Failures.of("journal " + where, "open", e);
                }
            }));
        } catch (JournalException | RuntimeException e) {
            writer.end();
            throw e;
        }
    }

    @Override
    public String epoch() {
        return catalog.epoch().toString();
    }

    @Override
    public long first() {
        return catalog.first();
    }

    @Override
    public long last() {
        return catalog.last();
    }

    @Override
    public long append(final List<byte[]> records) throws JournalException {
        final Request request = Request.of(records);
        waiting.add(request);
        try {
            writer.execute(this::commitWaiting);
        } catch (RejectedExecutionException e) {
            throw closedFailure();
        }
        return WriterThread.await(request.first());
    }

    @Override
    public void read(final long from, final Visitor visitor) throws JournalException {
        if (closed) {
            throw closedFailure();
        }
        new JournalReader(store.disk(), catalog).read(from, visitor);
    }

    @Override
    public byte[] outline() throws JournalException {
        try {
            return Outline.encode(catalog, store.disk());
        } catch (IOException e) {
            throw Failures.of(store.disk(), "outline", e);
        }
    }

    @Override
    public List<Damage> damage() {
        return catalog.damage();
    }

    @Override
    public void trimBefore(final long seq) throws JournalException {
        writer.call(() -> {
            store.trimBefore(seq);
            return seq;
        });
    }

    @Override
    public synchronized void close() throws JournalException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            writer.call(() -> {
                store.close();
                return closed;
            });
        } finally {
            writer.end();
        }
    }

    private void commitWaiting() {
        final List<Request> group = new ArrayList<>();
        final List<byte[]> records = new ArrayList<>();
        long bytes = 0;
        for (Request next = waiting.peek();
                next != null && (group.isEmpty() || bytes + next.bytes() <= GROUP_BYTES);
                next = waiting.peek()) {
            waiting.remove();
            group.add(next);
            records.addAll(next.records());
            bytes += next.bytes();
        }
        if (!group.isEmpty()) {
            commit(group, records);
        }
    }

    private void commit(final List<Request> group, final List<byte[]> records) {
        try {
            long first = catalog.last() + 1;
            store.commit(records);
            for (final Request request : group) {
                request.first().complete(first);
                first += request.records().size();
            }
        } catch (JournalException | RuntimeException | Error e) {
            group.forEach(request -> request.first().completeExceptionally(e));
        }
    }

    private JournalException closedFailure() {
        return new JournalException("journal " + store.disk() + ": closed");
    }

    /** How the disk under the journal is taken hold of. */
    @FunctionalInterface
    interface DiskSource {
        Disk open() throws IOException;
    }

    /** Records that one caller waits for; {@code first} gets their first sequence number. */
    private record Request(List<byte[]> records, long bytes, CompletableFuture<Long> first) {

        static Request of(final List<byte[]> records) {
            final List<byte[]> copy = List.copyOf(records);
            for (final byte[] rec : copy) {
                if (rec.length == 0 || rec.length > LONGEST_RECORD) {
                    throw new IllegalArgumentException("a record has 1 byte to 1 MiB, not " + rec.length);
                }
            }
            final long bytes = copy.stream().mapToLong(Frame::sizeOf).sum();
            if (copy.isEmpty() || bytes > Frame.LONGEST - Frame.HEAD) {
                throw new IllegalArgumentException("an append has at least one record and at most 128 MiB");
            }
            return new Request(copy, bytes, new CompletableFuture<>());
        }
    }
}
