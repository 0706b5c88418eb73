// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The journal's one writer. It belongs to the thread that opened it; any other is refused. After the first failure it
 * changes nothing more: what a failed flush has left on the disk, nobody can know before it is read again.
 */
final class Store {
    private final Thread owner = Thread.currentThread();
    private final Disk disk;
    private final Catalog catalog;
    private final long segmentBytes;
    private final FrameEncoder encoder;
    private DiskWriter file;
    private Optional<JournalException> failure = Optional.empty();

    private Store(final Disk disk, final Catalog catalog, final long segmentBytes) throws IOException {
        this.disk = disk;
        this.catalog = catalog;
        this.segmentBytes = segmentBytes;
        encoder = new FrameEncoder(catalog.epoch());
        file = disk.write(lastSegment().name());
    }

    static Store open(final Disk disk, final long segmentBytes, final byte[] outline) throws IOException {
        try {
            return new Store(disk, Recovery.run(disk, outline), segmentBytes);
        } catch (IOException | RuntimeException e) {
            disk.close();
            throw Failures.of(disk, "open", e);
        }
    }

    Disk disk() {
        return disk;
    }

    Catalog catalog() {
        return catalog;
    }

    /** One frame, one write, one flush. */
    void commit(final List<byte[]> records) throws JournalException {
        change("append", () -> {
            if (!lastSegment().isEmpty() && lastSegment().end() >= segmentBytes) {
                roll();
            }
            final long first = catalog.last() + 1;
            final Segment segment = lastSegment();
            final ByteBuffer bytes = encoder.encode(first, records);
            final Frame frame = new Frame(segment.end(), bytes.remaining(), first, records.size());
            file.write(bytes, frame.at());
            file.force();
            segment.add(frame);
            catalog.publish(frame.next() - 1);
        });
    }

    /** One segment after the other, so that a crash leaves no hole between those that remain. */
    void trimBefore(final long seq) throws JournalException {
        change("trim", () -> {
            while (catalog.segments().size() > 1 && catalog.segments().get(1).base() <= seq) {
                final List<Segment> segments = catalog.segments();
                catalog.publish(segments.subList(1, segments.size()));
                disk.delete(segments.getFirst().name());
                disk.sync();
            }
        });
    }

    void close() throws JournalException {
        requireOwner();
        failure = Optional.of(new JournalException("journal " + disk + ": closed"));
        try (disk) {
            file.close();
        } catch (IOException e) {
            throw Failures.of(disk, "close", e);
        }
    }

    private void roll() throws IOException {
        final Segment next = new Segment(catalog.last() + 1);
        final DiskWriter nextFile = Recovery.create(disk, new SegmentHeader(catalog.epoch(), next.base()));
        file.close();
        file = nextFile;
        final List<Segment> segments = new ArrayList<>(catalog.segments());
        segments.add(next);
        catalog.publish(segments);
    }

    private Segment lastSegment() {
        return catalog.segments().getLast();
    }

    private void change(final String task, final Change change) throws JournalException {
        requireOwner();
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            change.run();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            final JournalException cause = Failures.of(disk, task, e);
            failure = Optional.of(
                    new JournalException(cause.getMessage() + "; it takes no more until it is opened again", cause));
            throw failure.get();
        }
    }

    private void requireOwner() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("the journal has one writer, and this is not its thread");
        }
    }

    /** A change to the files. */
    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }
}
