// SPDX-License-Identifier: Apache-2.0
package org.doorclock.settings;

import java.util.Comparator;
import java.util.List;

/** Finds what a mistyped word was meant to be. */
public final class Nearest {

    private Nearest() {}

    /** The one of {@code known} with the least edits from {@code word}; empty if there is none. */
    public static String of(final String word, final List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(k -> distance(word, k)))
                .orElse("");
    }

    /** Levenshtein's edit distance. */
    private static int distance(final String a, final String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            final int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                final int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
