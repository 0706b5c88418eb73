// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes change on the disk after they were durable: it is always noticed, and the range that is lost is exact. */
class JournalCorruptionTest {
    private final TreeMap<Long, byte[]> written = new TreeMap<>();
    private SimulatedDisk sound;
    private String epoch;
    private List<String> segments;
    private long lastFrameFirst;
    private int lastFrameAt;

    @BeforeEach
    void write() throws JournalException {
        final Random random = new Random(7);
        sound = new SimulatedDisk();
        try (Journal journal = Workload.open(sound)) {
            epoch = journal.epoch();
            while (written.size() < 60) {
                final List<byte[]> batch = new ArrayList<>();
                for (int i = written.size() % 3; i >= 0; i--) {
                    final byte[] rec = new byte[1 + random.nextInt(200)];
                    random.nextBytes(rec);
                    batch.add(rec);
                }
                final String last =
                        sound.names().stream().max(String::compareTo).orElseThrow();
                lastFrameAt = sound.bytes(last).length;
                lastFrameFirst = journal.append(batch);
                for (final byte[] rec : batch) {
                    written.put(written.size() + 1L, rec);
                }
            }
        }
        segments = sound.names().stream().sorted().toList();
        assertThat(segments).hasSizeGreaterThan(2);
    }

    @Test
    void aChangedByteIsNoticedWhereverItIs() throws JournalException {
        final Random random = new Random(1);
        for (final String name : segments) {
            final int size = sound.bytes(name).length;
            for (int at = 0; at < size; at++) {
                final int index = at;
                final SimulatedDisk disk = changed(name, bytes -> flip(bytes, index, 1 << random.nextInt(8)));
                final boolean cut = name.equals(segments.getLast()) && at >= lastFrameAt;
                final int missing = requireNothingFalse(disk, cut ? lastFrameFirst - 1 : written.size());
                assertThat(missing).isBetween(at < SegmentHeader.SIZE ? 0 : 1, at < SegmentHeader.SIZE ? 0 : 3);
            }
        }
    }

    @Test
    void aStretchOfZerosOrNoiseIsNoticedWhereverItIs() throws JournalException {
        final Random random = new Random(2);
        for (final String name : segments) {
            final int size = sound.bytes(name).length;
            for (int at = SegmentHeader.SIZE; at < size; at += 64) {
                final byte[] over = new byte[Math.min(random.nextInt(1, 1500), size - at)];
                if (random.nextBoolean()) {
                    random.nextBytes(over);
                }
                final int index = at;
                final SimulatedDisk disk = changed(name, bytes -> {
                    System.arraycopy(over, 0, bytes, index, over.length);
                    return bytes;
                });
                final boolean reachesLastAppend = name.equals(segments.getLast()) && at + over.length > lastFrameAt;
                requireNothingFalse(disk, reachesLastAppend ? lastWhole(at) : written.size());
            }
        }
    }

    @Test
    void aMissingSegmentIsDamageFromItsFirstToItsLastRecord() throws JournalException {
        sound.remove(segments.get(1));
        try (Journal journal = Workload.open(sound)) {
            final Journal.Damage damage = journal.damage().getFirst();
            assertThat(damage.from()).isEqualTo(Segment.baseOf(segments.get(1)));
            assertThat(damage.to()).isEqualTo(Segment.baseOf(segments.get(2)) - 1);
            assertThat(journal.damage()).hasSize(1);
            assertThatThrownBy(() -> journal.read(1, (seq, rec) -> true))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("records " + damage.from() + " to " + damage.to());
            assertThat(readFrom(journal, damage.to() + 1)).hasSize((int) (written.size() - damage.to()));
        }
        requireNothingFalse(sound, written.size());
    }

    @Test
    void aSegmentInTheMiddleThatEndsTooEarlyIsDamageUpToTheNext() throws JournalException {
        final String name = segments.get(1);
        final SimulatedDisk disk = changed(name, bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        try (Journal journal = Workload.open(disk)) {
            assertThat(journal.damage()).hasSize(1);
            assertThat(journal.damage().getFirst().to()).isEqualTo(Segment.baseOf(segments.get(2)) - 1);
            assertThat(journal.damage().getFirst().where()).contains(name).contains("byte");
        }
        requireNothingFalse(disk, written.size());
    }

    @Test
    void aSegmentWithoutAReadableHeaderStillGivesItsRecords() throws JournalException {
        final SimulatedDisk disk = changed(segments.get(1), JournalCorruptionTest::withoutHeader);
        assertThat(requireNothingFalse(disk, written.size())).isZero();
    }

    @Test
    void aLoneSegmentWithoutAReadableHeaderIsRefusedAndNotTouched() {
        final SimulatedDisk disk = changed(segments.getFirst(), JournalCorruptionTest::withoutHeader);
        segments.stream().skip(1).forEach(disk::remove);
        final byte[] before = disk.bytes(segments.getFirst());
        assertThatThrownBy(() -> Workload.open(disk))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("epoch is lost");
        assertThat(disk.bytes(segments.getFirst())).isEqualTo(before);
    }

    @Test
    void segmentsOfTwoJournalsAreRefused() throws JournalException {
        final SimulatedDisk other = new SimulatedDisk();
        Workload.open(other).close();
        sound.put(segments.getFirst(), other.bytes(segments.getFirst()));
        assertThatThrownBy(() -> Workload.open(sound)).hasMessageContaining("different journals");
    }

    @Test
    void damageIsForgottenOnceItIsTrimmedAndAppendsGoOnAfterIt() throws JournalException {
        sound.remove(segments.get(1));
        try (Journal journal = Workload.open(sound)) {
            assertThat(journal.append(new byte[] {1})).isEqualTo(written.size() + 1L);
            journal.trimBefore(Segment.baseOf(segments.get(2)));
            assertThat(journal.damage()).isEmpty();
            assertThat(readFrom(journal, 1)).hasSize((int) (written.size() + 2 - journal.first()));
        }
    }

    @Test
    void aChangeAfterOpeningStopsTheReaderAtThatRecord() throws JournalException {
        try (Journal journal = Workload.open(sound)) {
            final String name = segments.getLast();
            sound.put(name, flip(sound.bytes(name).clone(), SegmentHeader.SIZE + Frame.HEAD + 5, 1));
            assertThatThrownBy(() -> journal.read(1, (seq, rec) -> true))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("record " + Segment.baseOf(name) + " cannot be read");
        }
    }

    /**
     * Nothing is altered; what is gone is reported, or came after {@code last}.
     *
     * @return how many records are gone
     */
    private int requireNothingFalse(final SimulatedDisk disk, final long last) throws JournalException {
        try (Journal journal = Workload.open(disk)) {
            assertThat(journal.epoch()).isEqualTo(epoch);
            final TreeMap<Long, byte[]> found = new TreeMap<>();
            long next = 1;
            for (final Journal.Damage damage : journal.damage()) {
                final long from = next;
                assertThatThrownBy(() -> journal.read(from, (seq, rec) -> found.put(seq, rec) == null))
                        .hasMessageContaining("records " + damage.from() + " to " + damage.to());
                assertThat(found.isEmpty() ? 0 : found.lastKey()).isLessThan(damage.from());
                next = damage.to() + 1;
            }
            found.putAll(readFrom(journal, next));
            found.forEach((seq, rec) -> assertThat(rec).isEqualTo(written.get(seq)));
            final long reported = journal.damage().stream()
                    .mapToLong(d -> d.to() - d.from() + 1)
                    .sum();
            assertThat(found.size() + reported).isEqualTo(journal.last());
            assertThat(journal.last()).isEqualTo(last);
            return written.size() - found.size();
        }
    }

    /** The last record of the last segment that lies wholly before a byte: what follows cannot be told from a torn end. */
    private long lastWhole(final int at) {
        final byte[] bytes = sound.bytes(segments.getLast());
        long next = Segment.baseOf(segments.getLast());
        int frame = SegmentHeader.SIZE;
        while (true) {
            final ByteBuffer head = ByteBuffer.wrap(bytes, frame, Frame.HEAD).slice();
            frame += Frame.FIRST_AT + head.getInt(0);
            if (frame > at) {
                return next - 1;
            }
            next += head.getInt(Frame.COUNT_AT);
        }
    }

    private static TreeMap<Long, byte[]> readFrom(final Journal journal, final long from) throws JournalException {
        final TreeMap<Long, byte[]> found = new TreeMap<>();
        journal.read(from, (seq, rec) -> found.put(seq, rec) == null);
        return found;
    }

    private SimulatedDisk changed(final String name, final UnaryOperator<byte[]> change) {
        final SimulatedDisk disk = sound.copy();
        disk.put(name, change.apply(sound.bytes(name).clone()));
        return disk;
    }

    private static byte[] flip(final byte[] bytes, final int at, final int bits) {
        bytes[at] ^= (byte) bits;
        return bytes;
    }

    private static byte[] withoutHeader(final byte[] bytes) {
        Arrays.fill(bytes, 0, SegmentHeader.SIZE, (byte) 0);
        return bytes;
    }
}
