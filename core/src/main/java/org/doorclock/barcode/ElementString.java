// SPDX-License-Identifier: Apache-2.0
package org.doorclock.barcode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A GS1 element string taken apart. The separator (FNC1) arrives as the character GS (0x1D, which is also what Ctrl+] gives)
 * or as one of the texts that readers and their drivers make of it: {@code ^]}, {@code <GS>}, {@code \\u001d},
 * {@code \\x1d}, {@code {GS}}. Readers that would type Alt+029 leave the digits {@code 029}: they count as a separator where
 * nothing else can stand, right after an identifier of fixed length; elsewhere they could be data, and the symbol is refused.
 * Where a separator must stand and none came, the symbol is refused too.
 */
final class ElementString {

    static final char SEPARATOR = 0x1D;

    private static final String ALT_029 = "029";
    private static final Pattern DISGUISES =
            Pattern.compile("\\^]|<GS>|\\{GS}|\\\\u001d|\\\\x1d", Pattern.CASE_INSENSITIVE);

    /** A patient's GSRN inside other data: the separator before it was lost. */
    private static final Pattern SWALLOWED = Pattern.compile("8018[0-9]{18}");

    private final String text;
    private final Map<String, String> elements = new LinkedHashMap<>();
    private int at;
    private boolean altSeen;

    private ElementString(final String text) {
        this.text = text;
    }

    /** The text with every disguise of the separator but {@code 029} replaced by the separator. */
    static String undisguised(final String text) {
        return DISGUISES.matcher(text).replaceAll(String.valueOf(SEPARATOR));
    }

    /**
     * @param text undisguised
     * @return code to data, in order
     */
    static Map<String, String> parse(final String text) throws BadSymbolException {
        final ElementString parsing = new ElementString(text);
        parsing.skipSeparators();
        while (parsing.at < text.length()) {
            parsing.next();
        }
        if (parsing.elements.isEmpty()) {
            throw new BadSymbolException("a GS1 symbol without data");
        }
        return parsing.elements;
    }

    private void next() throws BadSymbolException {
        final ApplicationIdentifier identifier = ApplicationIdentifier.at(text, at)
                .orElseThrow(() -> new BadSymbolException("not a GS1 application identifier"));
        at += identifier.code().length();
        final int end = end(identifier);
        final String data = text.substring(at, end);
        if (!identifier.fits(data)) {
            throw new BadSymbolException(identifier.code() + ": its data have the wrong length or alphabet");
        }
        if (!identifier.numeric()
                && (altSeen && data.contains(ALT_029) || SWALLOWED.matcher(data).find())) {
            throw new BadSymbolException(identifier.code() + ": its end cannot be told, a separator was lost");
        }
        final Optional<String> before = Optional.ofNullable(elements.putIfAbsent(identifier.code(), data));
        if (before.isPresent() && !before.get().equals(data)) {
            throw new BadSymbolException(identifier.code() + ": twice, and different");
        }
        at = end;
        if (identifier.isFixed() && !identifier.isPredefined() && text.startsWith(ALT_029, at)) {
            altSeen = true;
            at += ALT_029.length();
        }
        skipSeparators();
    }

    private int end(final ApplicationIdentifier identifier) throws BadSymbolException {
        if (identifier.isPredefined()) {
            return Math.min(at + identifier.most(), text.length());
        }
        final int separator = text.indexOf(SEPARATOR, at);
        final int end = separator < 0 ? text.length() : separator;
        final int fixedEnd = at + identifier.most();
        if (identifier.isFixed() && end > fixedEnd) {
            if (!text.startsWith(ALT_029, fixedEnd)) {
                throw new BadSymbolException(identifier.code() + ": the separator after it was lost");
            }
            return fixedEnd;
        }
        return end;
    }

    private void skipSeparators() {
        while (at < text.length() && text.charAt(at) == SEPARATOR) {
            at++;
        }
    }
}
