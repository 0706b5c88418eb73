// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Reads records in order, each checked again on its way out; stateless. */
final class JournalReader {
    private static final int WINDOW = 64 << 10;

    private final Disk disk;
    private final Catalog catalog;

    JournalReader(final Disk disk, final Catalog catalog) {
        this.disk = disk;
        this.catalog = catalog;
    }

    void read(final long from, final Journal.Visitor visitor) throws JournalException {
        final long last = catalog.last();
        long next = Math.max(from, catalog.first());
        // Who reads on from one segment into another reads much.
        boolean readsOn = false;
        while (next <= last) {
            final Optional<Segment> segment = catalog.segmentOf(next);
            if (segment.isEmpty()) {
                next = catalog.first();
                continue;
            }
            final String name = segment.get().name();
            try (DiskReader file = readsOn ? disk.scan(name) : disk.read(name)) {
                final long reached = read(file, segment.get(), next, last, visitor);
                if (reached == next) {
                    throw lost(next, segment.get(), segment.get().end());
                }
                next = reached;
                readsOn = true;
            } catch (NoSuchFileException | FileNotFoundException e) {
                if (catalog.first() <= next) {
                    throw Failures.of(disk, "read record " + next, e);
                }
            } catch (IOException e) {
                throw Failures.of(disk, "read on from record " + next, e);
            }
        }
    }

    /** @return the next sequence number to read; {@code next} again if the segment does not hold it */
    private long read(
            final DiskReader file,
            final Segment segment,
            final long next,
            final long last,
            final Journal.Visitor visitor)
            throws IOException {
        final Segment.Place place = segment.floor(next);
        final long end = segment.end();
        long expected = place.seq();
        long at = place.at();
        final FrameScanner scanner = new FrameScanner(file, catalog.epoch(), end, WINDOW);
        while (at < end && expected <= last) {
            final Optional<Frame> frame = scanner.at(at, expected, expected + Integer.MAX_VALUE);
            if (frame.isEmpty()) {
                throw lost(Math.max(next, expected), segment, at);
            }
            if (frame.get().next() > next && !scanner.visit(frame.get(), next, visitor)) {
                return Long.MAX_VALUE;
            }
            expected = frame.get().next();
            at = frame.get().end();
        }
        return Math.max(next, expected);
    }

    private JournalException lost(final long seq, final Segment segment, final long at) {
        return new JournalException(catalog.damageAt(seq)
                .map(d -> "journal %s: records %d to %d are lost (%s)".formatted(disk, d.from(), d.to(), d.where()))
                .orElseGet(() -> "journal %s: record %d cannot be read: %s has changed at byte %d since it was opened"
                        .formatted(disk, seq, segment.name(), at)));
    }
}
