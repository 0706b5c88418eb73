// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.board;

/** The computer that the door runs on, as its kernel sees it. */
public interface Board {

    /** How it is now. Takes milliseconds. What the board cannot tell is not a fault. For one thread. */
    BoardReading read();
}
