// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

import org.doorclock.hardware.signal.Light;

/** The colour of a whole screen: the signal seen from the corner of the eye. */
enum Look {
    /** Ready. */
    INK("ink", Light.READY),
    /** In progress. */
    TEAL_EDGE("teal-edge", Light.IN_PROGRESS),
    /** Saved. */
    TEAL("teal", Light.SAVED),
    /** Look here. */
    AMBER("amber", Light.LOOK),
    /** Nothing changed. */
    PAPER("paper", Light.UNCHANGED),
    /** Broken. */
    RED("red", Light.BROKEN);

    private final String wireName;
    private final Light light;

    Look(final String wireName, final Light light) {
        this.wireName = wireName;
        this.light = light;
    }

    String wireName() {
        return wireName;
    }

    Light light() {
        return light;
    }
}
