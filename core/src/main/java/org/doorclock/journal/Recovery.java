// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tinylog.Logger;

/**
 * Reads a journal's segments from end to end, passes over what an append that was never acknowledged has left behind, and
 * names what is lost.
 *
 * <p>A frame is written only when the one before it is durable. So only the very last can be torn; a bad frame with a
 * good one or another segment behind it was acknowledged once, and is damage.
 */
final class Recovery {
    private static final int WINDOW = 1 << 20;
    private static final String UNFINISHED = "unfinished";
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Disk disk;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Journal.Damage> damage = new ArrayList<>();
    private Outline outline = Outline.none();
    private long expected;

    private Recovery(final Disk disk) {
        this.disk = disk;
    }

    /** All that it finds is durable when this returns. */
    static Catalog run(final Disk disk) throws IOException {
        return run(disk, new byte[0]);
    }

    /** @param outline of an earlier opening: what it knows is not read; empty to read all */
    static Catalog run(final Disk disk, final byte[] outline) throws IOException {
        return new Recovery(disk).find(outline);
    }

    /** Makes an empty segment, as the other one does. */
    static DiskWriter create(final Disk disk, final SegmentHeader header) throws IOException {
        return create(disk, header, NOTHING);
    }

    /**
     * Makes a segment that is whole and durable before it has its name. One that had the name is replaced.
     *
     * @param frame its first
     */
    private static DiskWriter create(final Disk disk, final SegmentHeader header, final ByteBuffer frame)
            throws IOException {
        if (disk.names().contains(UNFINISHED)) {
            disk.delete(UNFINISHED);
        }
        final DiskWriter file = disk.create(UNFINISHED);
        try {
            file.write(header.encode(), 0);
            if (frame.hasRemaining()) {
                file.write(frame, SegmentHeader.SIZE);
            }
            file.force();
            disk.rename(UNFINISHED, new Segment(header.base()).name());
            disk.sync();
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Catalog find(final byte[] outlined) throws IOException {
        final List<Long> bases = disk.names().stream()
                .filter(Segment::isName)
                .map(Segment::baseOf)
                .sorted()
                .toList();
        if (bases.isEmpty()) {
            return begin();
        }
        final UUID epoch = epoch(bases);
        outline = Outline.decode(outlined, epoch);
        expected = bases.getFirst();
        for (int i = 0; i < bases.size(); i++) {
            final boolean isLast = i == bases.size() - 1;
            scan(epoch, bases.get(i), isLast ? Long.MAX_VALUE : bases.get(i + 1), isLast);
        }
        damage.forEach(
                d -> Logger.error("Journal {}: records {} to {} are lost ({})", disk, d.from(), d.to(), d.where()));
        return new Catalog(epoch, segments, damage, expected - 1);
    }

    private Catalog begin() throws IOException {
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
        try (DiskReader file = disk.read(segment.name())) {
            final Optional<Segment> known = isLast ? Optional.empty() : outline.find(base, before, file.size());
            segments.add(known.orElse(segment));
            if (known.isPresent()) {
                expected = before;
                return;
            }
            final FrameScanner scanner = new FrameScanner(file, epoch, file.size(), WINDOW);
            final Optional<Frame> end = scan(segment, scanner, before);
            if (isLast) {
                settle(epoch, segment, scanner, end);
                warnOfTail(file.size() - end.map(Frame::end).orElse(segment.end()));
            } else {
                end.ifPresent(segment::add);
                lost(before, segment.name() + " at byte " + segment.end());
            }
        }
    }

    /** Adds all frames to the segment but the last, which is returned. */
    private Optional<Frame> scan(final Segment segment, final FrameScanner scanner, final long before)
            throws IOException {
        Optional<Frame> end = Optional.empty();
        while (expected < before) {
            final long at = end.map(Frame::end).orElse(segment.end());
            Optional<Frame> frame = scanner.at(at, expected, before);
            if (frame.isEmpty()) {
                frame = scanner.after(at, expected + 1, before);
            }
            if (frame.isEmpty()) {
                return end;
            }
            lost(frame.get().first(), segment.name() + " at byte " + at);
            end.ifPresent(segment::add);
            expected = frame.get().next();
            end = frame;
        }
        return end;
    }

    private void lost(final long next, final String where) {
        if (next > expected) {
            damage.add(new Journal.Damage(expected, next - 1, where));
            expected = next;
        }
    }

    private void warnOfTail(final long bytes) {
        if (bytes > 0) {
            Logger.info(
                    "Journal {}: passed over {} bytes of an unfinished append after record {}",
                    disk,
                    bytes,
                    expected - 1);
        }
    }

    /**
     * Makes the journal's end durable. What is only in the page cache, after a kill or a failed flush, looks just like
     * what is on the disk, and after a failed flush neither another flush nor writing in the same place needs to help:
     * ext4 may have called the blocks empty for the next mount. So the last frame is written once more, to a file of its
     * own where the next ones follow it; where it was it counts no more, as the next segment begins with it.
     */
    private void settle(final UUID epoch, final Segment segment, final FrameScanner scanner, final Optional<Frame> end)
            throws IOException {
        final ByteBuffer frame = end.isPresent() ? bytes(scanner, end.get()) : NOTHING;
        final Segment last = new Segment(end.map(Frame::first).orElse(segment.base()));
        try {
            create(disk, new SegmentHeader(epoch, last.base()), frame).close();
        } catch (IOException e) {
            if (!Failures.isFull(e)) {
                throw e;
            }
            settleInPlace(segment, frame, end);
            return;
        }
        if (last.base() == segment.base()) {
            segments.removeLast();
        }
        segments.add(last);
        end.ifPresent(f -> last.add(new Frame(last.end(), f.size(), f.first(), f.count())));
    }

    /** A full disk has no room for another file. What it holds must still go out, or it will stay full. */
    private void settleInPlace(final Segment segment, final ByteBuffer frame, final Optional<Frame> end)
            throws IOException {
        try (DiskWriter file = disk.write(segment.name())) {
            if (end.isPresent()) {
                file.write(frame.rewind(), end.get().at());
            }
            file.force();
        }
        disk.sync();
        end.ifPresent(segment::add);
    }

    private static ByteBuffer bytes(final FrameScanner scanner, final Frame frame) throws IOException {
        if (scanner.at(frame.at(), frame.first(), Long.MAX_VALUE).isEmpty()) {
            throw new IOException("a record that was just read cannot be read again");
        }
        return scanner.bytes(frame);
    }
}
