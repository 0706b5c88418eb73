// SPDX-License-Identifier: Apache-2.0
package org.doorclock.barcode;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scan's text without its AIM symbology identifier (ISO/IEC 15424: {@code ]}, a letter, a modifier), which says what kind
 * of symbol was read. A keyboard-like reader under caps lock swaps the case of it and of all that follows; both are swapped
 * back.
 *
 * @param id letter and modifier, such as {@code d2}; empty if the reader sent none
 * @param text what follows it
 */
record AimId(String id, String text) {

    private static final Pattern PREFIXED = Pattern.compile("](\\p{Alpha}\\p{Alnum})(.*)", Pattern.DOTALL);
    private static final Set<String> GS1 = Set.of("d2", "C1", "Q3", "e0");

    /** Identifiers that are only met with their case swapped; e is not among them, as ]E is EAN. */
    private static final Pattern SWAPPED = Pattern.compile("D[0-6]|c[0-4]|q[0-6]|l[0-5]");

    static AimId of(final String scan) {
        final Matcher matcher = PREFIXED.matcher(scan);
        if (!matcher.matches()) {
            return scan.startsWith("dc:") ? new AimId("", swapCase(scan)) : new AimId("", scan);
        }
        final String id = matcher.group(1);
        final String text = matcher.group(2);
        return SWAPPED.matcher(id).matches() ? new AimId(swapCase(id), swapCase(text)) : new AimId(id, text);
    }

    boolean isAbsent() {
        return id.isEmpty();
    }

    boolean isGs1() {
        return GS1.contains(id);
    }

    boolean isQr() {
        return id.startsWith("Q");
    }

    /** Code 128 that is not GS1-128. */
    boolean isCode128() {
        return id.equals("C0");
    }

    private static String swapCase(final String text) {
        final StringBuilder swapped = new StringBuilder(text.length());
        text.chars()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(c -> swapped.append((char) c));
        return swapped.toString();
    }
}
