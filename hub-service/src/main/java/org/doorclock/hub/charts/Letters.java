// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

/** How wide words are in the shipped font: what keeps labels from lying on one another. */
final class Letters {

    private static final int FIRST = ' ';
    private static final int BOLD_FROM = 600;
    private static final int HUNDRED = 100;

    /** Hundredths of the size of the type, from the space on; the font's own figures. */
    private static final int[] REGULAR = {
        29, 29, 34, 70, 60, 94, 73, 18, 31, 31, 48, 60, 24, 37, 24, 41, 65, 42, 56, 59, 62, 60, 61, 52, 62,
        58, 24, 24, 56, 62, 56, 51, 78, 65, 62, 65, 68, 58, 56, 70, 70, 40, 53, 64, 55, 84, 70, 73, 61, 74,
        63, 60, 58, 69, 61, 87, 65, 60, 61, 33, 41, 34, 56, 38, 26, 54, 58, 50, 58, 55, 34, 57, 56, 27, 25,
        52, 28, 86, 56, 56, 58, 58, 36, 49, 35, 55, 49, 71, 50, 48, 48, 36, 24, 36, 55
    };

    private static final int[] BOLD = {
        32, 30, 40, 78, 61, 97, 72, 22, 34, 34, 48, 59, 28, 37, 28, 44, 66, 44, 58, 60, 62, 61, 63, 54, 62,
        57, 28, 28, 57, 61, 57, 55, 78, 68, 65, 66, 69, 60, 57, 72, 70, 43, 56, 67, 55, 86, 72, 75, 63, 76,
        65, 61, 61, 69, 65, 89, 69, 66, 62, 34, 44, 34, 58, 40, 29, 55, 60, 51, 60, 57, 37, 60, 57, 30, 26,
        56, 32, 88, 57, 58, 60, 60, 38, 51, 38, 57, 54, 74, 55, 53, 51, 38, 26, 38, 54
    };

    private Letters() {}

    /** In pixels; a letter outside ASCII counts as a small n. */
    static double width(final String text, final int size, final int weight) {
        final int[] widths = weight > BOLD_FROM ? BOLD : REGULAR;
        return text.chars()
                        .map(letter -> widths[
                                letter >= FIRST && letter < FIRST + widths.length ? letter - FIRST : 'n' - FIRST])
                        .sum()
                * (double) size
                / HUNDRED;
    }
}
