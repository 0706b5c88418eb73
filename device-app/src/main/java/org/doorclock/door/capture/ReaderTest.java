// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import org.doorclock.door.capture.Decision.Why;

/**
 * The symbol that shows, when a reader is set up, that it sends what is printed: the separator, letters in their case, and the
 * characters that lie elsewhere on other countries' keyboards. Nothing is recorded of it.
 */
public final class ReaderTest {

    private static final String FIRST_EDITION = "1:";
    private static final String SEPARATOR = "\u001d";
    private static final String CHARACTERS =
            FIRST_EDITION + "]d2" + SEPARATOR + "AQZWYM azqwym 0123456789 -/,.;\"@#~'+=*";

    /** What the printed symbol holds. */
    public static final String SYMBOL = "DC:SELFTEST:" + CHARACTERS;

    /** What the symbol holds by which somebody says that they heard the tone. */
    public static final String HEARD = "DC:SELFTEST:HEARD";

    private ReaderTest() {}

    /** @param argument what came of it; another than of the printed symbol's kind says nothing of the reader's layout */
    static Why judge(final String argument) {
        if (argument.equals("HEARD")) {
            return Why.TONE_HEARD;
        }
        if (argument.equals("END")) {
            return Why.SELF_TEST_ENDED;
        }
        if (!argument.startsWith(FIRST_EDITION)) {
            return Why.SELF_TEST_ASKED;
        }
        if (argument.equals(CHARACTERS)) {
            return Why.READER_OK;
        }
        return argument.equals(CHARACTERS.replace(SEPARATOR, ""))
                ? Why.READER_WITHOUT_SEPARATOR
                : Why.READER_OTHER_LAYOUT;
    }
}
