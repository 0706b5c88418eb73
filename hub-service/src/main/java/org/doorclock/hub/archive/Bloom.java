// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.archive;

import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;

/** Says of most numbers that are not in a set that they are not: 16 bits a number, wrong of one in a thousand. */
public final class Bloom {

    private static final int BITS_EACH = 16;
    private static final int PROBES = 6;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final long[] bits;

    /** @param most how many numbers will be added */
    public Bloom(final int most) {
        this(new long[Math.ceilDiv(Math.max(1, most) * BITS_EACH, Long.SIZE)]);
    }

    private Bloom(final long[] bits) {
        this.bits = bits;
    }

    public void add(final long number) {
        long hash = number * MIX;
        for (int i = 0; i < PROBES; i++) {
            final long bit = Math.floorMod(hash, (long) bits.length * Long.SIZE);
            bits[(int) (bit / Long.SIZE)] |= 1L << bit;
            hash = (hash ^ hash >>> 29) * MIX;
        }
    }

    public boolean mayHold(final long number) {
        long hash = number * MIX;
        for (int i = 0; i < PROBES; i++) {
            final long bit = Math.floorMod(hash, (long) bits.length * Long.SIZE);
            if ((bits[(int) (bit / Long.SIZE)] & 1L << bit) == 0) {
                return false;
            }
            hash = (hash ^ hash >>> 29) * MIX;
        }
        return true;
    }

    public void pack(final Packer out) {
        out.number(bits.length);
        for (final long each : bits) {
            out.fixed(each);
        }
    }

    public static Bloom unpack(final Unpacker in) {
        final long[] bits = new long[in.count()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = in.fixed();
        }
        return new Bloom(bits);
    }
}
