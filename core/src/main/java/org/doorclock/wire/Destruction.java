// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a device that retires says of its data, as the first words of its answer. The hub keeps the answer as it is; records at
 * the authority find these words in it again.
 */
public enum Destruction {

    /** It has happened: nobody can open the encrypted volume any more. */
    CRYPTO_ERASED("Crypto-erased: nothing opens its data any more."),

    /** It is about to: the data is not encrypted, so each file is overwritten and deleted. */
    OVERWRITING("It overwrites and deletes its keys and data now.");

    private final String words;

    Destruction(final String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return what an answer says, wherever in the text; empty if it says nothing of it */
    public static Optional<Destruction> in(final String text) {
        return Arrays.stream(values()).filter(each -> text.contains(each.words)).findFirst();
    }
}
