// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tinylog.Logger;

/**
 * Reads a journal's segments from end to end, cuts what an append that was never acknowledged has left behind, and names
 * what is lost.
 *
 * <p>A frame is written only when the one before it is durable. So only the very last can be torn; a bad frame with a
 * good one or another segment behind it was acknowledged once, and is damage.
 */
final class Recovery {
    private static final int WINDOW = 1 << 20;

    private final Disk disk;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Journal.Damage> damage = new ArrayList<>();
    private long expected;

    private Recovery(final Disk disk) {
        this.disk = disk;
    }

    /** All that it finds is durable when this returns. */
    static Catalog run(final Disk disk) throws IOException {
        return new Recovery(disk).run();
    }

    /** Makes a new segment and all that is needed to find it again durable. */
    static DiskWriter create(final Disk disk, final SegmentHeader header) throws IOException {
        final DiskWriter file = disk.create(new Segment(header.base()).name());
        try {
            file.write(header.encode(), 0);
            file.force();
            disk.sync();
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Catalog run() throws IOException {
        final List<Long> bases = disk.names().stream()
                .filter(Segment::isName)
                .map(Segment::baseOf)
                .sorted()
                .toList();
        if (bases.isEmpty() || isUnfinishedFirst(bases)) {
            return begin(bases);
        }
        final UUID epoch = epoch(bases);
        expected = bases.getFirst();
        for (int i = 0; i < bases.size(); i++) {
            final boolean isLast = i == bases.size() - 1;
            scan(epoch, bases.get(i), isLast ? Long.MAX_VALUE : bases.get(i + 1), isLast);
        }
        disk.sync();
        damage.forEach(
                d -> Logger.error("Journal {}: records {} to {} are lost ({})", disk, d.from(), d.to(), d.where()));
        return new Catalog(epoch, segments, damage, expected - 1);
    }

    /** Whether the power failed while the journal's very first segment was being made. */
    private boolean isUnfinishedFirst(final List<Long> bases) throws IOException {
        if (bases.size() > 1 || bases.getFirst() != 1) {
            return false;
        }
        try (DiskReader file = disk.read(new Segment(1).name())) {
            return file.size() <= SegmentHeader.SIZE && SegmentHeader.read(file).isEmpty();
        }
    }

    private Catalog begin(final List<Long> unfinished) throws IOException {
        for (final long base : unfinished) {
            disk.delete(new Segment(base).name());
        }
        final UUID epoch = UUID.randomUUID();
        create(disk, new SegmentHeader(epoch, 1)).close();
        return new Catalog(epoch, List.of(new Segment(1)), List.of(), 0);
    }

    private UUID epoch(final List<Long> bases) throws IOException {
        final Set<UUID> epochs = new HashSet<>();
        for (final long base : bases) {
            final String name = new Segment(base).name();
            try (DiskReader file = disk.read(name)) {
                final List<Optional<SegmentHeader>> copies = SegmentHeader.readCopies(file);
                if (copies.stream()
                        .anyMatch(copy -> copy.isEmpty() || copy.get().base() != base)) {
                    Logger.warn("Journal {}: header of {} is damaged", disk, name);
                }
                copies.stream()
                        .flatMap(Optional::stream)
                        .map(SegmentHeader::epoch)
                        .forEach(epochs::add);
            }
        }
        if (epochs.isEmpty()) {
            throw new JournalException("journal " + disk
                    + ": no segment header can be read, so its epoch is lost; keep the directory and begin another");
        }
        if (epochs.size() > 1) {
            throw new JournalException("journal " + disk + ": holds segments of different journals; separate them");
        }
        return epochs.iterator().next();
    }

    private void scan(final UUID epoch, final long base, final long before, final boolean isLast) throws IOException {
        final Segment segment = new Segment(base);
        lost(base, "before " + segment.name());
        segments.add(segment);
        try (DiskReader file = disk.read(segment.name())) {
            final long size = file.size();
            final FrameScanner scanner = new FrameScanner(file, epoch, size, WINDOW);
            final Optional<Frame> end = scan(segment, scanner, before);
            if (isLast) {
                final boolean headless = SegmentHeader.read(file).isEmpty();
                cut(segment, size);
                settle(segment, headless, new SegmentHeader(epoch, base), scanner, end);
            } else {
                lost(before, segment.name() + " at byte " + segment.end());
            }
        }
    }

    private Optional<Frame> scan(final Segment segment, final FrameScanner scanner, final long before)
            throws IOException {
        Optional<Frame> end = Optional.empty();
        while (true) {
            final long at = segment.end();
            Optional<Frame> frame = scanner.at(at, expected, before);
            if (frame.isEmpty()) {
                frame = scanner.after(at, expected + 1, before);
            }
            if (frame.isEmpty()) {
                return end;
            }
            lost(frame.get().first(), segment.name() + " at byte " + at);
            segment.add(frame.get());
            expected = frame.get().next();
            end = frame;
        }
    }

    private void lost(final long next, final String where) {
        if (next > expected) {
            damage.add(new Journal.Damage(expected, next - 1, where));
            expected = next;
        }
    }

    private void cut(final Segment segment, final long size) throws IOException {
        if (size > segment.end()) {
            Logger.info(
                    "Journal {}: cut {} bytes of an unfinished append after record {}",
                    disk,
                    size - segment.end(),
                    expected - 1);
            try (DiskWriter file = disk.write(segment.name())) {
                file.truncate(segment.end());
                file.force();
            }
        }
    }

    /**
     * Makes the last segment durable. What is only in the page cache, after a kill or a failed flush, looks just like
     * what is on the disk, and after a failed flush a second one may do nothing; so the end of it is written once more
     * before anyone may rely on it.
     */
    private void settle(
            final Segment segment,
            final boolean headless,
            final SegmentHeader header,
            final FrameScanner scanner,
            final Optional<Frame> end)
            throws IOException {
        try (DiskWriter file = disk.write(segment.name())) {
            if (segment.isEmpty() || headless) {
                file.write(header.encode(), 0);
            }
            if (end.isPresent()
                    && scanner.at(end.get().at(), end.get().first(), Long.MAX_VALUE)
                            .isPresent()) {
                file.write(scanner.bytes(end.get()), end.get().at());
            }
            file.force();
        }
    }
}
