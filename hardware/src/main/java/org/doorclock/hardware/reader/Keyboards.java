// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.util.BitSet;
import java.util.stream.IntStream;

/** Tells keyboards from the other things that send keys: power buttons, remote controls, the mouse's half of a set. */
final class Keyboards {

    private static final int KEY_1 = 2;
    private static final int KEY_0 = 11;
    private static final int KEY_A = 30;
    private static final int KEY_Z = 44;

    private Keyboards() {}

    /** @param keys the key codes that a device can send */
    static boolean isKeyboard(final BitSet keys) {
        return IntStream.rangeClosed(KEY_1, KEY_0).allMatch(keys::get)
                && keys.get(UsLayout.ENTER)
                && keys.get(KEY_A)
                && keys.get(KEY_Z);
    }

    /** @param text the kernel's form in sysfs: hexadecimal words of 64 bits, the highest first */
    static BitSet ofSysfs(final String text) {
        final String[] words = text.strip().split(" +");
        final long[] bits = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            bits[words.length - 1 - i] = words[i].isEmpty() ? 0 : Long.parseUnsignedLong(words[i], 16);
        }
        return BitSet.valueOf(bits);
    }
}
