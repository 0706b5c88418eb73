// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

/**
 * What the kernel says of an input device, struct input_event without its padding.
 *
 * @param micros when, on a clock that nobody sets; only differences mean something
 * @param value of a key: 0 up, 1 down, 2 still down
 */
record InputEvent(long micros, int type, int code, int value) {

    static final int SYN = 0;
    static final int KEY = 1;
    static final int LED = 0x11;
    /** The code of a SYN event: the kernel's buffer ran over, and events are missing here. */
    static final int SYN_DROPPED = 3;

    static final int UP = 0;
    static final int DOWN = 1;
    static final int STILL_DOWN = 2;

    boolean isLoss() {
        return type == SYN && code == SYN_DROPPED;
    }
}
