// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.exports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One value as a cell of a CSV file. A spreadsheet takes text that begins with certain signs for a formula, and runs it:
 * such text gets an apostrophe in front, as OWASP advises against CSV injection. Numbers stay numbers, the negative too.
 */
final class Cell {

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    /** A spreadsheet's letters of full width mean the same to some of them. */
    private static final String WIDE_FORMULA_STARTS = "\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private Cell() {}

    /** JSON's null and what is missing are empty cells. */
    static String of(final JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : ofText(words(value));
    }

    /** A list is its words with spaces between them. */
    private static String words(final JsonNode node) {
        if (!node.isContainerNode()) {
            return node.isNull() ? "" : node.asText();
        }
        final List<String> words = new ArrayList<>();
        node.forEach(each -> words.add(words(each)));
        return String.join(" ", words);
    }

    private static String ofText(final String text) {
        return isFormula(text) && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    private static boolean isFormula(final String text) {
        final int first = firstBesideSpaces(text);
        return first < text.length()
                && (FORMULA_STARTS.indexOf(text.charAt(first)) >= 0
                        || WIDE_FORMULA_STARTS.indexOf(text.charAt(first)) >= 0);
    }

    private static int firstBesideSpaces(final String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\u00A0')) {
            i++;
        }
        return i;
    }
}
