// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a chosen password must be: long, and not what is guessed first. No mixture of characters is asked for (NCSC). */
final class PasswordRule {

    static final int LEAST = 12;
    static final int MOST = 128;
    static final String WORDS = "At least " + LEAST + " characters. Three random words are good.";

    private static final int FEWEST_KINDS = 5;
    private static final List<String> COMMON = List.of(
            "password",
            "passwort",
            "123456",
            "654321",
            "qwerty",
            "letmein",
            "welcome",
            "doorclock",
            "changeme",
            "admin",
            "abcdef",
            "111111",
            "000000");

    private PasswordRule() {}

    /** What is wrong with it, for people; empty if nothing is. */
    static Optional<String> fault(final String user, final String password) {
        final int length = password.codePointCount(0, password.length());
        if (length < LEAST) {
            return Optional.of("The new password is too short. " + WORDS);
        }
        if (length > MOST) {
            return Optional.of("The new password is longer than " + MOST + " characters.");
        }
        final String lower = password.toLowerCase(Locale.ROOT);
        final long kinds = lower.codePoints().distinct().count();
        if (kinds < FEWEST_KINDS || lower.contains(user) || isMostlyCommon(lower)) {
            return Optional.of("The new password is too easy to guess. " + WORDS);
        }
        return Optional.empty();
    }

    /** Whether a common password is most of it. */
    private static boolean isMostlyCommon(final String lower) {
        String rest = lower;
        for (final String word : COMMON) {
            rest = rest.replace(word, "");
        }
        return rest.length() < lower.length() / 2;
    }
}
