// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.button;

/** Where a changeover contact stands, told from its two pulled-up lines. */
enum Contact {
    /** The contact of rest is closed and the other open: nobody presses. */
    AT_REST,
    /** The other way round: somebody presses. */
    PRESSED,
    /** Both are open: half way, or a wire is broken. */
    OPEN,
    /** Both are closed: wires touch. */
    SHORTED;

    /** @param rest level of the rest line, low where its contact is closed; {@code pressed} likewise */
    static Contact of(final boolean rest, final boolean pressed) {
        if (rest) {
            return pressed ? OPEN : PRESSED;
        }
        return pressed ? AT_REST : SHORTED;
    }
}
