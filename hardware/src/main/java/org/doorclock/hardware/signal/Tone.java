// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import java.util.List;

/** What a door can be heard to say: 300 ms or less, once. */
public enum Tone {
    /** A patient came to the door. */
    DOOR(660),
    /** A scan has started. */
    STARTED(660, 880),
    /** Known already; nothing changed. */
    DUPLICATE(330),
    /** Nothing was recorded. */
    REFUSED(220, 220),
    UNDONE(880, 660);

    private final List<Integer> hertz;

    Tone(final Integer... hertz) {
        this.hertz = List.of(hertz);
    }

    /** The notes, one after the other. */
    public List<Integer> hertz() {
        return hertz;
    }
}
