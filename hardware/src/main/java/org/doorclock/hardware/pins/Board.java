// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

/**
 * A computer's pins and buses, as the parts of a door need them. GPIO numbers are the chip's, not positions on a header. Safe
 * for use by many threads. What it hands out is its own: closing the board gives all of it back.
 */
public interface Board extends AutoCloseable {

    /**
     * A line that is driven, at once at its level of rest. When the board is closed the line goes back to that level before it
     * is let go.
     *
     * @param role whose line it is; the kernel is told
     * @param rest the level, true for high
     */
    Output output(String role, int gpio, boolean rest) throws PartException;

    /**
     * A line that is read, pulled up.
     *
     * @param changed called after each change that was noticed, from a thread of the board's; quick. A change may be missed
     */
    Input input(String role, int gpio, Runnable changed) throws PartException;

    /** A channel that makes square waves, silent at first. */
    Pwm pwm(String role, int chip, int channel) throws PartException;

    /** A device on an I2C bus. Nobody has asked whether it answers. */
    I2c i2c(String role, int bus, int address) throws PartException;

    /** Puts every output at rest, silences every channel and lets them go. May be called more than once. */
    @Override
    void close();

    /** A line that is driven. */
    interface Output {
        /** Returns in well under a millisecond. */
        void set(boolean high) throws PartException;
    }

    /** A line that is read. */
    interface Input {
        /** The level right now. */
        boolean isHigh() throws PartException;
    }

    /** A maker of square waves. */
    interface Pwm {
        /** @param hertz 1 to 20000 */
        void play(int hertz) throws PartException;

        void silence() throws PartException;
    }

    /** A device on a bus. */
    interface I2c {
        /** Writes all of it in one message. */
        void write(byte... bytes) throws PartException;
    }
}
