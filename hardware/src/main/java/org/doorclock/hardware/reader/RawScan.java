// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

/** What a reader gave for one scan. It can hold names and identifiers: it is never logged, and {@code toString} hides it. */
public sealed interface RawScan {

    /**
     * A whole symbol.
     *
     * @param text its characters, one to a byte (ISO 8859-1), without the terminator; may be empty
     */
    record Text(String text) implements RawScan {
        @Override
        public String toString() {
            return "scan of " + text.length() + " characters";
        }
    }

    /** Something came that was no whole symbol. One burst of noise is one of these, however long. */
    record Garbled(Problem problem) implements RawScan {}

    /** Why it is no whole symbol. */
    enum Problem {
        /** It stopped before its terminator. */
        HALF,
        /** Longer than any symbol. */
        TOO_LONG,
        /** Bytes or keys that no symbol has. */
        NOISE,
        /** The kernel dropped keys, and nobody knows which. */
        LOST,
        /** A key was down before the symbol began; while it is, the kernel does not tell when it is pressed again. */
        STUCK,
        /** Letters from a reader that types, and nothing that shows that it types them as on a US keyboard. */
        LAYOUT
    }
}
