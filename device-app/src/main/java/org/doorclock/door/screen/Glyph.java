// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

/** The one picture on a screen. On the wire in lower case. */
enum Glyph {
    WRISTBAND,
    DOOR,
    TICK,
    EQUALS,
    CLOCK,
    TRIANGLE,
    CROSS,
    UNDO,
    PLACE,
    HERE
}
