// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.hardware.display.Page;

/**
 * What one screen says, beside its frame of name, clock and link.
 *
 * @param kind which screen this is
 * @param band the wristband's last characters; empty for none
 * @param number the large figure; empty for none
 * @param unit what the figure counts, in lines
 * @param text one or two sentences; empty for none
 * @param undo the way back, if it is open
 * @param next who is awaited next
 * @param ticks what is checked and how far that is, in order; empty for none
 */
record Face(
        String kind,
        Look look,
        Glyph glyph,
        String band,
        String headline,
        String number,
        List<String> unit,
        String text,
        Optional<Undo> undo,
        Optional<Next> next,
        List<Tick> ticks) {

    /**
     * The undo symbol.
     *
     * @param size modules on each side
     * @param modules the same symbol module by module
     * @param path SVG path of the dark modules, one unit a module, without quiet zone
     * @param seconds how long the offer lasts in all
     */
    record Undo(String text, int size, String path, Page.Symbol modules, Instant expires, long seconds) {}

    /**
     * One line of a list of checks.
     *
     * @param result {@code passed}, {@code failed}, {@code open} or {@code absent}
     */
    record Tick(String label, String result) {}

    record Next(String place, String code, Instant arrived, int limitMinutes) {}

    Face {
        unit = List.copyOf(unit);
        ticks = List.copyOf(ticks);
    }

    static Face of(final String kind, final Look look, final Glyph glyph, final String headline, final String text) {
        return new Face(
                kind, look, glyph, "", headline, "", List.of(), text, Optional.empty(), Optional.empty(), List.of());
    }

    Face withBand(final String ending) {
        return new Face(kind, look, glyph, ending, headline, number, unit, text, undo, next, ticks);
    }

    Face withNumber(final String figure, final String... lines) {
        return new Face(kind, look, glyph, band, headline, figure, List.of(lines), text, undo, next, ticks);
    }

    Face withUndo(final Optional<Undo> offer) {
        return new Face(kind, look, glyph, band, headline, number, unit, text, offer, next, ticks);
    }

    Face withNext(final Optional<Next> awaited) {
        return new Face(kind, look, glyph, band, headline, number, unit, text, undo, awaited, ticks);
    }

    Face withTicks(final List<Tick> checks) {
        return new Face(kind, look, glyph, band, headline, number, unit, text, undo, next, checks);
    }
}
