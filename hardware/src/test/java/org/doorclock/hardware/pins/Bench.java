// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import java.util.OptionalInt;

/** A board on a bench: what is connected to it from outside can be seen and moved. */
public interface Bench extends AutoCloseable {

    Board board();

    /** Connects an input to nothing (true) or to ground. The role is the one that asked for the line. */
    void pull(String role, int gpio, boolean high);

    boolean isHigh(String role, int gpio);

    /** What a channel plays. */
    OptionalInt playing(String role, int chip, int channel);

    /** The bytes that a device on the bus has heard and nobody asked for before. */
    byte[] heard(String role, int bus, int address);

    @Override
    void close();
}
