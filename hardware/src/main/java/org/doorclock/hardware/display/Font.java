// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The letters of font-5x7.txt. */
final class Font {

    static final int WIDTH = 5;
    static final int HEIGHT = 7;
    /** From one letter to the next. */
    static final int ADVANCE = WIDTH + 1;

    private static final Map<Character, List<String>> LETTERS = read();

    private Font() {}

    /** A letter that the font lacks is dark. */
    static boolean isLit(final char letter, final int column, final int row) {
        final List<String> rows = LETTERS.getOrDefault(letter, List.of());
        return row < rows.size() && rows.get(row).charAt(column) == '#';
    }

    static boolean has(final char letter) {
        return LETTERS.containsKey(letter);
    }

    /** A letter is a line with the letter between quotes, and then seven lines of five points each. */
    private static Map<Character, List<String>> read() {
        final Map<Character, List<String>> letters = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Font.class.getResourceAsStream("font-5x7.txt"), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("'") && line.length() == 3) {
                    final List<String> rows = new ArrayList<>();
                    for (int row = 0; row < HEIGHT; row++) {
                        rows.add(lines.readLine());
                    }
                    letters.put(line.charAt(1), List.copyOf(rows));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(letters);
    }
}
