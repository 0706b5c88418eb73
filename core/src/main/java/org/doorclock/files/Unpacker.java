// SPDX-License-Identifier: Apache-2.0
package org.doorclock.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Takes out what a {@link Packer} put in, in the same order. Asked for more than there is, it throws. For one thread. */
public final class Unpacker {

    private static final int SEVEN_BITS = 0x7f;

    private final byte[] bytes;
    private int at;

    public Unpacker(final byte[] bytes) {
        this(bytes, 0);
    }

    /** @param from where to begin */
    public Unpacker(final byte[] bytes, final int from) {
        this.bytes = bytes;
        this.at = from;
    }

    public long number() {
        long value = 0;
        int shift = 0;
        byte next = bytes[at++];
        while (next < 0) {
            value |= (long) (next & SEVEN_BITS) << shift;
            shift += 7;
            next = bytes[at++];
        }
        value |= (long) next << shift;
        return value >>> 1 ^ -(value & 1);
    }

    /** A number that was put in as a count or an index. */
    public int count() {
        return Math.toIntExact(number());
    }

    public long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | bytes[at++] & 0xff;
        }
        return value;
    }

    public boolean flag() {
        return bytes[at++] != 0;
    }

    public String text() {
        return new String(block(), UTF_8);
    }

    public byte[] block() {
        final int length = count();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }
}
