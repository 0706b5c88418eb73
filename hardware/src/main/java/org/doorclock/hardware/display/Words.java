// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Text for displays that know ASCII only. */
final class Words {

    private Words() {}

    /** The same in ASCII: quotes and dashes plain, letters without their marks, anything else a question mark. */
    static String plain(final String text) {
        final String straight = text.replaceAll("[\u201c\u201d]", "\"")
                .replaceAll("[\u2018\u2019]", "'")
                .replaceAll("[\u2013\u2014]", "-");
        return Normalizer.normalize(straight, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^ -~]", "?");
    }

    /** Lines of at most so many characters, broken between words; a longer word is broken. */
    static List<String> wrap(final String text, final int columns) {
        final List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (final String word : plain(text).split(" +")) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > columns) {
                lines.add(line.toString());
                line = new StringBuilder();
            }
            while (rest.length() > columns) {
                lines.add(rest.substring(0, columns));
                rest = rest.substring(columns);
            }
            line.append(line.isEmpty() || rest.isEmpty() ? "" : " ").append(rest);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** In one line those that fit into it, in their order. */
    static String join(final List<String> texts, final int columns) {
        String line = "";
        for (final String text : texts) {
            final String longer = line.isEmpty() ? plain(text) : line + " " + plain(text);
            line = longer.length() > columns ? line : longer;
        }
        return line;
    }

    /** Cut or filled with spaces to so many characters. */
    static String fit(final String text, final int columns) {
        final String plain = plain(text);
        return plain.length() > columns ? plain.substring(0, columns) : plain + " ".repeat(columns - plain.length());
    }
}
