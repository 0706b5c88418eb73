// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file on a {@link SimulatedDisk}: what is durable, what can be seen, and the changes between the two. */
final class SimulatedFile {
    private static final int SECTOR = 512;

    private byte[] durable;
    private volatile byte[] visible;
    private final List<Change> unflushed = new ArrayList<>();

    SimulatedFile(final byte[] bytes) {
        durable = bytes;
        visible = bytes;
    }

    SimulatedFile copy() {
        final SimulatedFile copy = new SimulatedFile(durable);
        copy.visible = visible;
        copy.unflushed.addAll(unflushed);
        return copy;
    }

    byte[] visible() {
        return visible;
    }

    void write(final byte[] bytes, final int at) {
        change(new Write(bytes, at));
    }

    void truncate(final int size) {
        change(new Truncate(size));
    }

    void flush() {
        for (final Change change : unflushed) {
            durable = change.applyTo(durable);
        }
        unflushed.clear();
    }

    /** What could not be flushed stays readable and counts as clean from now on. */
    void failFlush() {
        unflushed.clear();
    }

    byte[] afterPowerCut(final SimulatedDisk.Survival survival, final Random random) {
        return switch (survival) {
            case LOST -> durable;
            case KEPT -> visible;
            case TORN -> {
                byte[] bytes = durable;
                for (final Change change : unflushed) {
                    bytes = change.tear(bytes, random);
                }
                yield bytes;
            }
        };
    }

    private void change(final Change change) {
        unflushed.add(change);
        visible = change.applyTo(visible);
    }

    /** A change that is not yet durable. */
    private sealed interface Change {
        byte[] applyTo(byte[] bytes);

        /** What is left of it when the power fails. */
        byte[] tear(byte[] bytes, Random random);
    }

    private record Truncate(int size) implements Change {
        @Override
        public byte[] applyTo(final byte[] bytes) {
            return Arrays.copyOf(bytes, size);
        }

        @Override
        public byte[] tear(final byte[] bytes, final Random random) {
            return random.nextBoolean() ? bytes : applyTo(bytes);
        }
    }

    private record Write(byte[] bytes, int at) implements Change {
        @Override
        public byte[] applyTo(final byte[] old) {
            final byte[] result = Arrays.copyOf(old, Math.max(old.length, at + bytes.length));
            System.arraycopy(bytes, 0, result, at, bytes.length);
            return result;
        }

        /** Each sector survives or not; the size may run ahead of the bytes, and then zeros, noise or old frames fill it. */
        @Override
        public byte[] tear(final byte[] old, final Random random) {
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
