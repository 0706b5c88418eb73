// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.util.OptionalInt;

/**
 * What the keys of a US keyboard mean, by the kernel's key codes. The kernel hands on which key went down, not which letter it
 * bears, so this computer's own keyboard layout plays no part: what counts is the layout that the scanner types for.
 */
final class UsLayout {

    static final int ENTER = 28;
    static final int TAB = 15;
    static final int RIGHT_BRACKET = 27;
    static final int KEYPAD_ENTER = 96;

    /** What a position without a character holds. */
    private static final char NONE = 0;

    private static final String PLAIN = "\0\0001234567890-=\0\0qwertyuiop[]\0\0asdfghjkl;'`\0\\zxcvbnm,./";
    private static final String SHIFTED = "\0\0!@#$%^&*()_+\0\0QWERTYUIOP{}\0\0ASDFGHJKL:\"~\0|ZXCVBNM<>?";
    private static final int SPACE = 57;
    private static final int KEYPAD_FROM = 71;
    private static final String KEYPAD = "789-456+1230.";
    private static final int KEYPAD_ASTERISK = 55;
    private static final int KEYPAD_SLASH = 98;

    private UsLayout() {}

    /** The character of a key; empty if it has none. The keypad types digits: no scanner moves a cursor. */
    static OptionalInt character(final int key, final boolean shift, final boolean capsLock) {
        if (key < PLAIN.length()) {
            final char plain = PLAIN.charAt(key);
            final boolean shifted = shift ^ (capsLock && Character.isLetter(plain));
            return some(shifted ? SHIFTED.charAt(key) : plain);
        }
        return some(
                switch (key) {
                    case KEYPAD_ASTERISK -> '*';
                    case SPACE -> ' ';
                    case KEYPAD_SLASH -> '/';
                    default -> keypad(key);
                });
    }

    private static char keypad(final int key) {
        final int place = key - KEYPAD_FROM;
        return place >= 0 && place < KEYPAD.length() ? KEYPAD.charAt(place) : NONE;
    }

    private static OptionalInt some(final char character) {
        return character == NONE ? OptionalInt.empty() : OptionalInt.of(character);
    }

    /** The key that types a character without the keypad; empty if none does. */
    static OptionalInt key(final char character) {
        final int plain = PLAIN.indexOf(character);
        final int shifted = SHIFTED.indexOf(character);
        if (character == ' ') {
            return OptionalInt.of(SPACE);
        }
        return character == NONE || plain < 0 && shifted < 0
                ? OptionalInt.empty()
                : OptionalInt.of(Math.max(plain, shifted));
    }

    static boolean isShifted(final char character) {
        return SHIFTED.indexOf(character) > 1;
    }
}
