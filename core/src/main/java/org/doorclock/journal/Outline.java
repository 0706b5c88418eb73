// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;

/**
 * Where the records of a journal's finished segments lie, as an earlier opening found them: who opens with it need not read
 * them to know. Their records are checked when they are read, as ever.
 */
final class Outline {

    private final Map<Long, Known> segments;

    /**
     * @param next the first record of the segment after it
     * @param size of its file
     */
    private record Known(Segment segment, long next, long size) {}

    private Outline(final Map<Long, Known> segments) {
        this.segments = segments;
    }

    static Outline none() {
        return new Outline(Map.of());
    }

    /** Of all segments but the last; empty bytes for a journal that is damaged, since all of it is to be looked at. */
    static byte[] encode(final Catalog catalog, final Disk disk) throws IOException {
        final List<Segment> all = catalog.segments();
        if (!catalog.damage().isEmpty()) {
            return new byte[0];
        }
        final Packer out = new Packer();
        out.text(catalog.epoch().toString()).number(all.size() - 1L);
        for (int i = 0; i < all.size() - 1; i++) {
            all.get(i).pack(out);
            try (DiskReader file = disk.read(all.get(i).name())) {
                out.number(all.get(i + 1).base()).number(file.size());
            }
        }
        final byte[] bytes = Arrays.copyOf(out.bytes(), out.size() + Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(out.size(), sum(bytes, out.size()));
        return bytes;
    }

    /** None if the bytes are not an outline of this journal. */
    static Outline decode(final byte[] bytes, final UUID epoch) {
        final int length = bytes.length - Integer.BYTES;
        if (length < 0 || sum(bytes, length) != ByteBuffer.wrap(bytes).getInt(length)) {
            return none();
        }
        final Unpacker in = new Unpacker(bytes);
        if (!in.text().equals(epoch.toString())) {
            return none();
        }
        final Map<Long, Known> segments = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            final Segment segment = Segment.unpack(in);
            segments.put(segment.base(), new Known(segment, in.number(), in.number()));
        }
        return new Outline(segments);
    }

    /** A segment as it was; empty if it is not known, or is not what it was. */
    Optional<Segment> find(final long base, final long next, final long size) {
        return Optional.ofNullable(segments.get(base))
                .filter(known -> known.next == next && known.size == size)
                .map(Known::segment);
    }

    private static int sum(final byte[] bytes, final int length) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
