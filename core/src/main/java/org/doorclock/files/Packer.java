// SPDX-License-Identifier: Apache-2.0
package org.doorclock.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Puts numbers and texts one after another into few bytes, for {@link Unpacker} to take out again. For one thread. */
public final class Packer {

    private static final int FIRST_ROOM = 64;
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;

    private byte[] bytes = new byte[FIRST_ROOM];
    private int size;

    /** Small numbers, negative ones too, take few bytes. */
    public Packer number(final long value) {
        long rest = value << 1 ^ value >> Long.SIZE - 1;
        room(10);
        while ((rest & ~SEVEN_BITS) != 0) {
            bytes[size++] = (byte) (rest & SEVEN_BITS | MORE);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** Eight bytes, whatever the value. */
    public Packer fixed(final long value) {
        room(Long.BYTES);
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            bytes[size++] = (byte) (value >>> Byte.SIZE * i);
        }
        return this;
    }

    public Packer flag(final boolean value) {
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    public Packer text(final String value) {
        return block(value.getBytes(UTF_8));
    }

    /** Its length, then the bytes. */
    public Packer block(final byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    public int size() {
        return size;
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(final int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
