// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.computer;

/** The computer that the door runs on, as its kernel sees it. */
public interface Computer {

    /** How it is now. Takes milliseconds. What the computer cannot tell is not a fault. For one thread. */
    ComputerReading read();

    /** Whether it would tell if its supply were too weak. For any thread. */
    boolean tellsOfSupply();
}
