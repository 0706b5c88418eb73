// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file on a {@link SimulatedDisk}: what is durable, what can be seen, and the changes between the two. */
final class SimulatedFile {
    private static final int SECTOR = 512;
    private static final int BLOCK = 4096;

    private byte[] durable;
    private volatile byte[] visible;
    private final List<Write> unflushed = new ArrayList<>();
    private final List<Range> doomed = new ArrayList<>();

    SimulatedFile(final byte[] bytes) {
        durable = bytes;
        visible = bytes;
    }

    SimulatedFile copy() {
        final SimulatedFile copy = new SimulatedFile(durable);
        copy.visible = visible;
        copy.unflushed.addAll(unflushed);
        copy.doomed.addAll(doomed);
        return copy;
    }

    byte[] visible() {
        return visible;
    }

    void write(final byte[] bytes, final int at) {
        final Write write = new Write(bytes, at);
        unflushed.add(write);
        visible = write.applyTo(visible);
    }

    void flush() {
        for (final Write write : unflushed) {
            durable = write.applyTo(durable);
        }
        unflushed.clear();
        durable = emptied(durable);
    }

    /**
     * What could not be flushed stays readable and counts as clean from now on. The blocks it was given are empty after
     * the next start, whatever else is written to them and flushed: ext4 marks them as written when their bytes have
     * arrived, and does so once.
     */
    void failFlush() {
        if (visible.length > durable.length) {
            doomed.add(new Range(durable.length, (visible.length + BLOCK - 1) / BLOCK * BLOCK));
        }
        unflushed.clear();
    }

    byte[] afterPowerCut(final SimulatedDisk.Survival survival, final Random random) {
        return switch (survival) {
            case LOST -> durable;
            case KEPT -> visible;
            case TORN -> {
                byte[] bytes = durable;
                for (final Write write : unflushed) {
                    bytes = write.tear(bytes, random);
                }
                yield emptied(bytes);
            }
        };
    }

    private byte[] emptied(final byte[] bytes) {
        final byte[] result = bytes.clone();
        doomed.forEach(range -> range.empty(result));
        return result;
    }

    /** Blocks that the next start finds empty. */
    private record Range(int from, int to) {
        void empty(final byte[] bytes) {
            if (from < bytes.length) {
                Arrays.fill(bytes, from, Math.min(to, bytes.length), (byte) 0);
            }
        }
    }

    /** Bytes that are not yet durable. */
    private record Write(byte[] bytes, int at) {
        byte[] applyTo(final byte[] old) {
            final byte[] result = Arrays.copyOf(old, Math.max(old.length, at + bytes.length));
            System.arraycopy(bytes, 0, result, at, bytes.length);
            return result;
        }

        /** Each sector survives or not; the size may run ahead of the bytes, and then zeros, noise or old frames fill it. */
        byte[] tear(final byte[] old, final Random random) {
            final byte[] result = Arrays.copyOf(old, tornSize(old.length, random));
            if (result.length > old.length) {
                fill(result, old.length, random);
            }
            final double survives = List.of(0.1, 0.5, 0.9).get(random.nextInt(3));
            for (int sector = at / SECTOR; sector * SECTOR < at + bytes.length; sector++) {
                final int from = Math.max(at, sector * SECTOR);
                final int to = Math.min(Math.min(at + bytes.length, (sector + 1) * SECTOR), result.length);
                if (from < to && random.nextDouble() < survives) {
                    System.arraycopy(bytes, from - at, result, from, to - from);
                }
            }
            return result;
        }

        private int tornSize(final int old, final Random random) {
            final int grown = at + bytes.length - old;
            if (grown <= 0) {
                return old;
            }
            return switch (random.nextInt(4)) {
                case 0 -> old;
                case 1 -> old + random.nextInt(grown + 1);
                default -> old + grown;
            };
        }

        private static void fill(final byte[] bytes, final int from, final Random random) {
            switch (random.nextInt(3)) {
                case 0 -> Arrays.fill(bytes, from, bytes.length, (byte) 0);
                case 1 -> {
                    for (int i = from; i < bytes.length; i++) {
                        bytes[i] = (byte) random.nextInt();
                    }
                }
                default -> {
                    for (int i = from; i < bytes.length; i++) {
                        bytes[i] = from <= SegmentHeader.SIZE
                                ? 7
                                : bytes[SegmentHeader.SIZE + (i - from) % (from - SegmentHeader.SIZE)];
                    }
                }
            }
        }
    }
}
