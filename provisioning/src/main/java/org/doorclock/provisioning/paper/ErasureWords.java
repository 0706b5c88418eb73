// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import java.util.Optional;
import org.doorclock.provisioning.register.RetirementRecord;
import org.doorclock.wire.Destruction;

/** What a retirement record says of the device's data, and what is left to do by hand because of it. */
public final class ErasureWords {

    private ErasureWords() {}

    /** One sentence. */
    public static String of(final RetirementRecord record) {
        return record.destruction()
                .map(ErasureWords::of)
                .orElse(
                        "What became of its data is not known here: the hub was not asked (--hub), or the device told it nothing.");
    }

    private static String of(final Destruction destruction) {
        return switch (destruction) {
            case CRYPTO_ERASED -> "Its data was crypto-erased; the device said so once it had happened.";
            case OVERWRITING ->
                "Its data was not encrypted. The device said that it overwrites and deletes it; whether it came to an end is to be"
                        + " seen on its screen.";
        };
    }

    static String byHand(final RetirementRecord record) {
        final boolean erased = record.destruction().equals(Optional.of(Destruction.CRYPTO_ERASED));
        return "The storage card was taken out and cut, crushed or shredded. "
                + (erased
                        ? "Nothing of the data on it can be opened; its system's own files still say which device it was."
                        : "What is overwritten on a card can remain in parts of it that no program reaches.");
    }
}
