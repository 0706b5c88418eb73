// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.ByteArrayOutputStream;

/**
 * A USB keyboard, as far as its reports go: eight bytes for each change, as the boot protocol of USB HID 1.11 has them.
 * What scanners send is pressed one key at a time, with Enter in the end.
 */
final class HidKeyboard {

    static final int REPORT = 8;

    private static final int FIRST_LETTER = 0x04;
    private static final int FIRST_DIGIT = 0x1E;
    private static final int ZERO = 0x27;
    private static final int ENTER = 0x28;
    private static final int LEFT_SHIFT = 0x02;

    /** @param text of letters and digits */
    byte[] typing(final String text) {
        final ByteArrayOutputStream reports = new ByteArrayOutputStream();
        text.chars().forEach(letter -> press(reports, modifier(letter), usage(letter)));
        press(reports, 0, ENTER);
        return reports.toByteArray();
    }

    private static void press(final ByteArrayOutputStream reports, final int modifier, final int usage) {
        final byte[] down = new byte[REPORT];
        down[0] = (byte) modifier;
        down[2] = (byte) usage;
        reports.writeBytes(down);
        reports.writeBytes(new byte[REPORT]);
    }

    private static int modifier(final int letter) {
        return letter >= 'A' && letter <= 'Z' ? LEFT_SHIFT : 0;
    }

    private static int usage(final int letter) {
        if (letter >= '1' && letter <= '9') {
            return FIRST_DIGIT + letter - '1';
        }
        if (letter == '0') {
            return ZERO;
        }
        final int small = Character.toLowerCase(letter);
        if (small >= 'a' && small <= 'z') {
            return FIRST_LETTER + small - 'a';
        }
        throw new IllegalArgumentException("this keyboard has letters and digits");
    }
}
