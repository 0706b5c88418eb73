// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.util.List;
import java.util.Optional;

/** Pages as doors show them. */
final class Pages {

    static final Page READY = page(
            "Scan the wristband",
            "",
            List.of(),
            "at the door, and again when the CT scan starts",
            List.of("14:05", "Connected", "CT 1"));
    static final Page STARTED = new Page(
            "Scan started",
            "38",
            List.of("min after", "arrival"),
            "",
            List.of("14:05", "Connected", "CT 1"),
            false,
            Optional.of(new Chequered(21)),
            "Wrong? Undo button");
    static final Page BROKEN = new Page(
            "Cannot save",
            "",
            List.of(),
            "Write the time on paper. Phone 4417 and say \u201cCT 1 kiosk\u201d.",
            List.of("14:05", "Offline 12", "CT 1"),
            true,
            Optional.empty(),
            "");

    private Pages() {}

    static Page page(
            final String headline,
            final String figure,
            final List<String> unit,
            final String text,
            final List<String> footer) {
        return new Page(headline, figure, unit, text, footer, false, Optional.empty(), "");
    }

    /** A pattern in place of a code. */
    record Chequered(int size) implements Page.Symbol {
        @Override
        public boolean isDark(final int x, final int y) {
            return (x + y) % 2 == 0;
        }
    }
}
