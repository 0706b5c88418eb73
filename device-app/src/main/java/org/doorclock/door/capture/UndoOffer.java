// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import org.doorclock.time.ClockReading;

/**
 * The way back from one recorded event.
 *
 * @param code one-time, in upper case; the screen shows it as a symbol
 * @param eventId what it voids
 * @param at when it was offered
 */
public record UndoOffer(String code, String eventId, ClockReading at) {

    /** What the symbol on the screen says. */
    public String symbol() {
        return "DC:UNDO:" + code;
    }
}
