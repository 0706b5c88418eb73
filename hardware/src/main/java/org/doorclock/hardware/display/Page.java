// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.util.List;
import java.util.Optional;

/**
 * What a small display says.
 *
 * @param headline what is the case, in a few words
 * @param figure the one number that matters, such as {@code 14:05}; empty for none
 * @param unit what the figure counts, in lines
 * @param text a sentence or two; the first thing to be cut where there is no room
 * @param footer what there is room for goes into the last line: time, link, door
 * @param alarm whether the door is broken
 * @param symbol a code to be scanned from the display, where it can show one
 * @param hint what to do instead where it cannot; empty for nothing
 */
public record Page(
        String headline,
        String figure,
        List<String> unit,
        String text,
        List<String> footer,
        boolean alarm,
        Optional<Symbol> symbol,
        String hint) {

    /** A square code. */
    public interface Symbol {
        /** Modules on each side, without quiet zone. */
        int size();

        boolean isDark(int x, int y);
    }

    /** Nothing. */
    public static final Page BLANK = new Page("", "", List.of(), "", List.of(), false, Optional.empty(), "");

    public Page {
        unit = List.copyOf(unit);
        footer = List.copyOf(footer);
    }
}
